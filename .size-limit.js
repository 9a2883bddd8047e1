/** Brotli size of each entry with its runtime dependencies, as a bundler for Node would ship it. */
const entry = (name, path, limit) => ({
  name,
  path,
  limit,
  modifyEsbuildConfig: (config) => ({ ...config, platform: "node", format: "esm" }),
});

export default [
  entry("yingcha", "dist/index.js", "135 kB"),
  entry("yingcha/sandbox", "dist/sandbox.js", "205 kB"),
  entry("yingcha/testing", "dist/testing.js", "150 kB"),
  entry("yingcha/packs/quanzhou-2018-51", "dist/packs/quanzhou-2018-51.js", "8 kB"),
];
