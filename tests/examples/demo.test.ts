import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { wrapped } from "../../examples/demo/wrapped";
import { codeBlocks } from "../docs/documents";
import { type Run, runExample } from "./run-example";

describe("npm run demo", () => {
  let run: Run;
  beforeAll(async () => {
    run = await runExample("examples/demo/main.ts");
  });

  it("ends with 0 and says that every outcome is what the rules demand, 五(三)", () => {
    expect(run.output).toContain("全部与规则相符。");
    expect(run.exitCode).toBe(0);
  });

  it("shows every outcome", () => {
    for (const outcome of ["可继续办理", "须审查", "不得径行办理", "未能查明"])
      expect(run.output).toContain(`│ ${outcome}`);
  });

  it("shows at the award that the winner was listed meanwhile", () => {
    expect(run.output).toContain("结论  可继续办理 → 不得径行办理");
    expect(run.output).toContain("新增记录  B-9001");
  });

  it("shows the age of an answer from memory", () => {
    expect(run.output).toContain("│ 20 秒");
  });

  it("prints what the README says it prints", () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const [excerpt = ""] = codeBlocks(readme, "text");
    const [, ...rows] = excerpt.trim().split("\n");
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) for (const cell of row.split(/\s{2,}/)) expect(run.output, row).toContain(cell);
  });

  it("draws a table in which every line is as wide as the others", () => {
    const lines = run.output.split("\n").filter((line) => /^[┌├│└]/.test(line));
    const widths = new Set(
      lines.map((line) => [...line].reduce((sum, character) => sum + columnsOf(character), 0)),
    );
    expect(lines.length).toBeGreaterThan(40);
    expect(widths.size).toBe(1);
  });
});

describe("wrapped", () => {
  it("counts a Chinese character as two columns", () => {
    expect(wrapped("红名单记录", 6)).toBe("红名单\n记录");
  });

  it("begins no line with a closing mark and breaks no date", () => {
    expect(wrapped("于 2026-12-08 前（含）", 12)).toBe("于 \n2026-12-08 \n前（含）");
  });
});

function columnsOf(character: string): number {
  return /[\u1100-\u115F\u2E80-\uFFE6]/.test(character) ? 2 : 1;
}
