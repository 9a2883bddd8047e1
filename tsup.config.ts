import { defineConfig, type Options } from "tsup";

/** The entries that both module systems can import; package.json names them in `exports`. */
const entries = {
  index: "src/index.ts",
  sandbox: "src/sandbox/index.ts",
  testing: "src/testing/index.ts",
  "packs/quanzhou-2018-51": "src/catalogue/packs/quanzhou-2018-51.ts",
};

const shared: Options = {
  target: "node20",
  platform: "node",
  dts: { entry: entries },
  // Both builds write into dist/ at the same time, so neither may clean it: `npm run build` empties it before.
  clean: false,
  // Bundled, so that `npx yingcha platform` needs nothing else installed; licences in THIRD-PARTY.md.
  // The runtime dependencies of package.json stay outside, as tsup does by itself.
  noExternal: [/^hono($|\/)/, "@hono/node-server", "kysely"],
};

/**
 * `require("ky")` gives an ES module, whose default export is under `default`. The bundler, seeing
 * `"type": "module"` in package.json, takes the whole module for the default (its mode 1); without that
 * mode it heeds the `__esModule` that Node sets on such a module.
 */
const defaultOfKy: NonNullable<Options["plugins"]>[number] = {
  name: "default-of-ky",
  renderChunk(code) {
    const fixed = code.replaceAll('__toESM(require("ky"), 1)', '__toESM(require("ky"))');
    if (fixed === code && code.includes('require("ky")')) throw new Error("ky is required in another form.");
    return { code: fixed };
  },
};

export default defineConfig([
  { ...shared, format: "esm", splitting: true, entry: { ...entries, cli: "src/cli/main.ts" } },
  { ...shared, format: "cjs", splitting: false, entry: entries, plugins: [defaultOfKy] },
]);
