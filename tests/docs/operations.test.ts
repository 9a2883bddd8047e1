import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../src/cli/command";
import { scopeWarning } from "../../src/cli/scope-warning";
import { codeBlocks, projectRoot } from "./documents";

const operations = readFileSync(new URL("docs/operations.md", projectRoot), "utf8");

/** The orders about applications in the document's shell blocks, as the command reads them. */
function applicationOrders() {
  return codeBlocks(operations, "bash")
    .flatMap((block) => block.replaceAll(/\\\n\s*/g, "").split("\n"))
    .filter((line) => line.startsWith("npx yingcha application "))
    .map((line) => {
      const command = parseCommand(line.split(/\s+/).slice(2), {
        DATABASE_URL: "postgres://db.example/city",
      });
      if (command.kind !== "application") throw new Error(`${line}: ${JSON.stringify(command)}`);
      return command.order;
    });
}

describe("operations", () => {
  it("adds a department's permit system with the scope to see the watch list, or each check is undetermined, 四(四)", () => {
    const orders = applicationOrders();
    const added = orders.flatMap((order) => (order.kind === "add" ? [order.application.appKey] : []));
    expect(added.filter((appKey) => appKey === "license-office")).toHaveLength(2);
    const warned = orders.filter((order) => scopeWarning(order) !== undefined);
    // No department, and so not told of that list.
    expect(warned).toMatchObject([{ kind: "add", application: { appKey: "bank" } }]);
  });

  it("lets the catalogue be signed and activated in the name of a department for which an application acts, 五(四)", () => {
    const actsFor = applicationOrders().flatMap((order) =>
      order.kind === "add" && order.application.scopes.includes("catalogue")
        ? [order.application.actsFor]
        : [],
    );
    const names = actsFor.flatMap((one) => (one === "every-department" ? [] : one.map(({ name }) => name)));
    const named = [...operations.matchAll(/`yingcha catalogue [^`]*--by (\S+)/g)].map(([, name]) => name);
    expect(named).toHaveLength(2);
    expect(names).toEqual(expect.arrayContaining(named));
  });

  it("lists each warning that the platform gives", () => {
    const sources = readdirSync(new URL("src", projectRoot), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => readFileSync(new URL(`src/${path}`, projectRoot), "utf8"));
    const given = sources.flatMap((text) =>
      [...text.matchAll(/code: "(YINGCHA_\w+)"/g)].map(([, code]) => code),
    );
    const listed = [...operations.matchAll(/^\| `(YINGCHA_\w+)` \|/gm)].map(([, code]) => code);
    expect([...new Set(given)].sort()).toEqual([...listed].sort());
    expect(listed).toContain("YINGCHA_LOG_LOST");
  });
});
