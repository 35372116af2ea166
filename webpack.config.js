'use strict';

const path = require('node:path');

/**
 * One small entry chunk that VS Code loads at activation; every `import()` in `src` becomes a chunk
 * of its own that is loaded on first use.
 *
 * @type {(env: unknown, argv: { mode?: string }) => import('webpack').Configuration}
 */
module.exports = (_env, argv) => ({
  target: 'node',
  mode: argv.mode === 'production' ? 'production' : 'development',
  entry: { extension: './src/extension.ts' },
  output: {
    path: path.resolve(__dirname, 'dist'),
    filename: '[name].js',
    chunkFilename: '[name].js',
    libraryTarget: 'commonjs2',
    clean: true,
  },
  externals: {
    vscode: 'commonjs vscode',
    // VS Code gives extensions its proxy and certificates by these names only, not by `node:` ones.
    'node:http': 'commonjs http',
    'node:https': 'commonjs https',
  },
  optimization: { chunkIds: 'named' },
  resolve: { extensions: ['.ts', '.js'] },
  module: {
    rules: [{ test: /\.ts$/, exclude: /node_modules/, use: { loader: 'ts-loader' } }],
  },
  devtool: argv.mode === 'production' ? false : 'source-map',
  performance: { hints: false },
  stats: 'errors-warnings',
});
