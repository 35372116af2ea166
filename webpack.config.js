'use strict';

const path = require('node:path');
const { Compilation, sources } = require('webpack');

/**
 * Writes the paths of the files whose code is in the bundles to `bundledFiles.json`. Packaging makes the
 * third-party notices from it.
 */
class BundledFilesPlugin {
  /** @param {import('webpack').Compiler} compiler */
  apply(compiler) {
    const { name } = BundledFilesPlugin;
    compiler.hooks.thisCompilation.tap(name, (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name, stage }, () => {
        const files = [...compilation.chunks]
          .flatMap((chunk) => compilation.chunkGraph.getChunkModules(chunk))
          .flatMap((module) => module.modules ?? [module])
          .flatMap((module) => module.nameForCondition() ?? [])
          .map((file) => path.relative(__dirname, file).replaceAll(path.sep, '/'));
        const text = JSON.stringify([...new Set(files)].sort(), undefined, 2);
        compilation.emitAsset('bundledFiles.json', new sources.RawSource(text));
      });
    });
  }
}

/**
 * Builds a small entry chunk, which VS Code loads at activation, and one chunk for each `import()` in
 * `src`, which is loaded on first use. With `--env transpileOnly`, types are not checked, which saves a
 * third of the time.
 *
 * @type {(env: { transpileOnly?: boolean }, argv: { mode?: string }) => import('webpack').Configuration}
 */
module.exports = (env, argv) => ({
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
  optimization: {
    splitChunks: {
      cacheGroups: {
        // Several chunks describe failures, and the entry chunk loads the messages with the first one.
        errorMessages: {
          test: /[\\/]platform[\\/](error(Messages|Actions|KindMessages)|refusalMessages|failedCommands)\.ts$/,
          name: 'errorMessages',
          chunks: 'async',
          enforce: true,
        },
      },
    },
  },
  resolve: {
    extensions: ['.ts', '.js'],
    // node-fetch loads it only in a Node.js without web streams, which no supported VS Code has.
    alias: { 'web-streams-polyfill': false },
  },
  module: {
    rules: [
      {
        test: /\.ts$/,
        exclude: /node_modules/,
        use: { loader: 'ts-loader', options: { transpileOnly: env.transpileOnly === true } },
      },
    ],
  },
  plugins: [new BundledFilesPlugin()],
  devtool: argv.mode === 'production' ? false : 'source-map',
  performance: { hints: false },
  stats: 'errors-warnings',
});
