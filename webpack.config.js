'use strict';

const path = require('node:path');

/**
 * Builds a small entry chunk, which VS Code loads at activation, and one chunk for each `import()` in
 * `src`, which is loaded on first use.
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
    // VS Code adds its proxy and certificates to modules with these names, not to those with `node:`.
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
