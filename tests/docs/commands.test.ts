import { describe, expect, it } from "vitest";
import { parseCommand } from "../../src/cli/command";
import { usageOf } from "../../src/cli/usage";
import { markdownDocuments } from "./documents";

/** What is told to people who run it; not the log of changes, nor why something was decided. */
const pages = markdownDocuments().filter(({ path }) => !/^CHANGELOG|^docs\/decisions\//.test(path));

/** Every line and every span of code that calls the command, as a shell would give it its arguments. */
function commandsIn(text: string): readonly (readonly string[])[] {
  const blocks = [...text.matchAll(/^```(?:sh|bash|shell|console)\n(.*?)^```$/gms)].map(
    ([, block = ""]) => block,
  );
  const prose = text.replaceAll(/^```.*?^```$/gms, "");
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
  const lines = blocks.flatMap((block) => block.replaceAll(/\\\n\s*/g, "").split("\n"));
  return [...lines, ...spans].flatMap((line) => {
    const [, called] = /^(?:\$ )?(?:[A-Z_]+=\S+ )*(?:npx )?yingcha (.*)$/.exec(line.trim()) ?? [];
    return called === undefined ? [] : [argumentsOf(called)];
  });
}

/** Without what the shell keeps for itself: a comment, a file to write to, another command. */
function argumentsOf(called: string): readonly string[] {
  const own = called.replace(/\s(?:#|[0-9]?>|\||&|;).*$/, "");
  return [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}

/** A command that is only called by its name, as in "only `yingcha platform` upgrades". */
function isName(args: readonly string[]): boolean {
  const [command, act, ...rest] = args;
  const ownUsage = usageOf(command).split("\n").slice(1, -2).join("\n");
  if (rest.length > 0 || !ownUsage.startsWith(`  yingcha ${command} `)) return false;
  return act === undefined || new RegExp(`[ |]${act}\\b`).test(ownUsage);
}

/** Why the lines of a page do not hold, in the environment that the page sets. */
function refusalsIn(text: string): readonly string[] {
  const environment = /^export DATABASE_URL=/m.test(text)
    ? { DATABASE_URL: "postgres://db.example/city" }
    : {};
  return commandsIn(text).flatMap((args) => {
    const command = parseCommand(args, environment);
    return command.kind === "refused" && !isName(args) ? [`${args.join(" ")}: ${command.reason}`] : [];
  });
}

describe("the command in the documents", () => {
  it("is called on the pages that tell how to run the platform", () => {
    const count = (path: string) => commandsIn(pages.find((page) => page.path === path)?.text ?? "").length;
    expect(count("README.md")).toBeGreaterThan(0);
    expect(count("docs/quick-start.md")).toBeGreaterThan(0);
    expect(count("docs/operations.md")).toBeGreaterThan(10);
  });

  it.each(pages.map(({ path, text }) => [path, text] as const))("is refused by no line of %s", (_, text) => {
    expect(refusalsIn(text)).toEqual([]);
  });

  it.each([
    ["a mistyped option", "```sh\nnpx yingcha platform --databse lists.db   # here\n```"],
    ["a line that goes on", "```bash\nyingcha application add office \\\n  --name Office\n```"],
    ["a span of code", "by `yingcha catalogue sign --key office.pem > body.json`."],
    ["an act that is none", "by `yingcha application forget`"],
    ["a word that is no command", "by `yingcha serve`"],
    [
      "demonstration keys over the database that the page names",
      "```sh\nexport DATABASE_URL=postgres://…\nnpx yingcha platform --signing-key key.pem\n```",
    ],
  ])("would be found with %s", (_, text) => {
    expect(refusalsIn(text)).toHaveLength(1);
  });
});
