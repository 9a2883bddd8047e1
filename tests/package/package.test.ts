import { copyFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundledPackages, findLoaded } from "./loaded-packages";
import { createPackedProject, type PackedProject, type Ran, readPackageJson, root } from "./packed-project";
import { describePublicFace } from "./public-face";
import { startPlatform } from "./started-platform";

let project: PackedProject;
beforeAll(async () => {
  project = await createPackedProject();
}, 300_000);
afterAll(() => project?.remove());

interface Answer {
  readonly name: string;
  readonly expected: string;
  readonly actual: string;
}

function answersOf({ exitCode, stdout, stderr }: Ran): { scenarios: Answer[]; thrown?: unknown } {
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout) as { scenarios: Answer[]; thrown?: unknown };
}

function expectAllAsForetold(scenarios: readonly Answer[]): void {
  expect(scenarios.length).toBeGreaterThan(0);
  expect(scenarios.map(({ name, actual }) => `${name}: ${actual}`)).toEqual(
    scenarios.map(({ name, expected }) => `${name}: ${expected}`),
  );
}

describe("the tarball", () => {
  it("holds the build, its licences and its documents, and nothing else", () => {
    const allowed =
      /^(?:dist\/.+\.(?:c?js|d\.c?ts)|docs\/.+\.(?:md|json)|README(?:\.[\w-]+)*\.md|(?:CHANGELOG|THIRD-PARTY)\.md|LICENSE|package\.json)$/;
    expect(project.files.filter((file) => !allowed.test(file))).toEqual([]);
    expect(project.files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "THIRD-PARTY.md"]));
  });

  it("runs nothing when it is installed", () => {
    const hooks = ["preinstall", "install", "postinstall", "prepare", "preprepare", "postprepare"];
    const { scripts = {} } = readPackageJson(project.packageFolder);
    expect(Object.keys(scripts).filter((name) => hooks.includes(name))).toEqual([]);
  });

  it("names in THIRD-PARTY.md whatever is bundled, and no more", () => {
    const built = project.files.filter((file) => /\.c?js$/.test(file));
    const bundled = new Set(
      built.flatMap((file) => bundledPackages(readFileSync(join(project.packageFolder, file), "utf8"))),
    );
    const listed = readFileSync(join(project.packageFolder, "THIRD-PARTY.md"), "utf8").match(/^## .+$/gm);
    expect(listed?.map((heading) => heading.slice(3)).sort()).toEqual([...bundled].sort());
  });
});

describe("a project that installed the tarball", () => {
  it("checks every scenario of the sandbox from an ES module", async () => {
    const { scenarios, thrown } = answersOf(await project.node(["consumer.mjs"]));
    expectAllAsForetold(scenarios);
    expect(thrown).toEqual({ code: "code-malformed", isKnown: true, isKnownByOtherCopy: true });
  });

  it("checks every scenario of the sandbox from CommonJS", async () => {
    expectAllAsForetold(answersOf(await project.node(["consumer.cjs"])).scenarios);
  });

  it("compiles under TypeScript with module node16, as ESM and as CommonJS", async () => {
    copyFileSync(join(project.folder, "consumer.ts"), join(project.folder, "consumer.mts"));
    copyFileSync(join(project.folder, "consumer.ts"), join(project.folder, "consumer.cts"));
    const options = { module: "node16", moduleResolution: "node16", lib: ["ES2023"], types: ["node"] };
    expect(await compile("node16", options, ["consumer.mts", "consumer.cts"])).toBe("");
  });

  it("compiles under TypeScript with module resolution bundler, without the types of Node", async () => {
    const options = { module: "esnext", moduleResolution: "bundler", lib: ["ES2023", "DOM"], types: [] };
    expect(await compile("bundler", options, ["consumer.ts"])).toBe("");
  });

  it("cannot import what the package does not export", async () => {
    for (const path of ["dist/index.js", "dist/cli.js", "src/index.ts", "subject/uscc"]) {
      for (const code of [
        `import("yingcha/${path}")`,
        `Promise.resolve().then(() => require("yingcha/${path}"))`,
      ]) {
        const { stdout } = await project.node(["-e", `${code}.catch((error) => console.log(error.code))`]);
        expect(`${code}: ${stdout.trim()}`).toBe(`${code}: ERR_PACKAGE_PATH_NOT_EXPORTED`);
      }
    }
  });

  const ways = [
    ["by import", ["--input-type=module", "-e", 'await import("yingcha")']],
    ["by require", ["-e", 'require("yingcha")']],
  ] as const;
  for (const [way, args] of ways) {
    it(`loads with the core, ${way}, its declared dependencies and neither server nor peer`, async () => {
      const { packages, files } = await findLoaded(project, args);
      const declared = Object.keys(readPackageJson(project.packageFolder).dependencies).sort();
      expect(packages.filter((name) => !declared.includes(name))).toEqual([]);
      expect(files.length).toBeGreaterThan(0);
      const texts = files.map((file) => readFileSync(join(project.packageFolder, file), "utf8"));
      expect(texts.flatMap(bundledPackages)).toEqual([]);
    });
  }
});

describe("the testing entry", () => {
  const platformOf = "const platform = createTestPlatform();";
  const checked = (connection: string) =>
    `const guard = createGuard({ platform: ${connection} });
     guard.checkBeforeApprove(platform.register(), "subsidy").then(({ outcome }) => { console.log(outcome); guard.close(); });`;
  const systems = [
    [
      "an ES module",
      (names: string, from: string) => `import { ${names} } from "${from}";`,
      ["--input-type=module"],
    ],
    ["CommonJS", (names: string, from: string) => `const { ${names} } = require("${from}");`, []],
  ] as const;
  const head = (load: (typeof systems)[number][1]) =>
    `${load("createGuard", "yingcha")} ${load("createTestPlatform", "yingcha/testing")} ${platformOf}`;

  it.each(systems)(
    "works without its optional peer from %s, and says how to install it",
    async (_, load, flags) => {
      const asks = `try { platform.handlers } catch ({ message }) { console.log(message) }`;
      const code = `${head(load)} ${asks} ${checked("{ ...platform.connection, fetch: platform.fetch }")}`;
      const { stdout, stderr } = await project.node([...flags, "-e", code]);
      expect(stderr).toBe("");
      expect(stdout).toMatch(
        /needs msw, which is not installed: npm install --save-dev msw@2\..*\nproceed\n$/,
      );
    },
  );

  it.each(systems)("gives handlers to the msw of the project from %s", async (_, load, flags) => {
    linkMsw();
    const server = `${load("setupServer", "msw/node")} const server = setupServer(...platform.handlers); server.listen();`;
    const { stdout, stderr } = await project.node([
      ...flags,
      "-e",
      `${head(load)} ${server} ${checked("platform.connection")}`,
    ]);
    expect(stderr).toBe("");
    expect(stdout).toBe("proceed\n");
  });

  it("compiles beside msw, as ESM and as CommonJS", async () => {
    linkMsw();
    for (const ending of ["mts", "cts"])
      copyFileSync(
        join(project.folder, "testing-consumer.ts"),
        join(project.folder, `testing-consumer.${ending}`),
      );
    // msw's own declarations do not hold without skipLibCheck.
    const options = {
      module: "node16",
      moduleResolution: "node16",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      types: ["node"],
      skipLibCheck: true,
    };
    expect(await compile("testing", options, ["testing-consumer.mts", "testing-consumer.cts"])).toBe("");
  });

  function linkMsw(): void {
    const link = join(project.folder, "node_modules", "msw");
    if (!existsSync(link)) symlinkSync(join(root, "node_modules", "msw"), link, "dir");
  }
});

describe("the command", () => {
  it("serves the platform under npx, and stops with the terminal", async () => {
    const platform = await startPlatform("npx", ["--no", "--offline", "yingcha", "platform"], project.folder);
    await fetch(platform.address);
    await platform.stopGroup();
    await expect
      .poll(() =>
        fetch(platform.address).then(
          () => "answers",
          () => "silent",
        ),
      )
      .toBe("silent");
  });

  it("ends with 0 on SIGTERM", async () => {
    const bin = join(project.folder, "node_modules", ".bin", "yingcha");
    const platform = await startPlatform(bin, ["platform"], project.folder);
    await fetch(platform.address);
    expect(await platform.stop()).toBe(0);
  });
});

describe("the public face", () => {
  it("is as it was last reviewed; a change is a change to public-face.md", async () => {
    const entries = Object.entries(readPackageJson(project.packageFolder).exports).filter(
      (entry): entry is [string, { import: { types: string } }] => typeof entry[1] === "object",
    );
    const faces = entries.map(
      ([
        path,
        {
          import: { types },
        },
      ]) => describePublicFace(path.replace(/^\./, "yingcha"), join(project.packageFolder, types)),
    );
    await expect(`# Public face\n\n${faces.join("\n")}`).toMatchFileSnapshot("./public-face.md");
  });
});

/** @returns what the compiler of the repository has to say, the empty string when nothing */
async function compile(name: string, options: object, files: readonly string[]): Promise<string> {
  const config = join(project.folder, `tsconfig.${name}.json`);
  const compilerOptions = { target: "ES2022", strict: true, skipLibCheck: false, noEmit: true, ...options };
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  const { stdout } = await project.node([join(root, "node_modules/typescript/bin/tsc"), "-p", config]);
  return stdout;
}
