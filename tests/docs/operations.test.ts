import { readFileSync } from "node:fs";
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
});
