import { describe, expect, it } from "vitest";
import { openPath } from "../../../src/contract/open-path";
import { openapiDocument } from "../../../src/contract/openapi-document";
import { platformPath } from "../../../src/contract/platform-path";
import { refusalMeanings } from "../../../src/contract/refusal-meaning";
import { signatureHeader } from "../../../src/contract/signature-header";
import { apiPage } from "../../../src/sandbox/http/api-page";
import { escapeHtml } from "../../../src/sandbox/http/markdown-html";

const document = openapiDocument();
const { html } = apiPage(document);

describe("the page of the interface", () => {
  it("names each path and leads to what it says of it", () => {
    for (const path of [...Object.values(platformPath), openPath.health]) {
      expect(html).toMatch(new RegExp(`<h2><code>(GET|POST) /${path}</code></h2>`));
      const [, id = "-"] =
        new RegExp(`<a href="#([^"]+)"><code>(?:GET|POST) /${path}</code></a>`).exec(html) ?? [];
      expect(html).toContain(`<section id="${id}">`);
    }
  });

  it("tells the signature rule, and which header bears what", () => {
    expect(html).toContain("yingcha-request-v1");
    expect(html).toContain("yingcha-answer-v1");
    const { answerSignature, ...asked } = signatureHeader;
    for (const name of Object.values(asked)) expect(html).toContain(`<td><code>${name}</code></td>`);
    expect(html).toContain(answerSignature);
  });

  it("tells what each refusal means, in Chinese and in English", () => {
    for (const [code, { zh, en }] of Object.entries(refusalMeanings))
      expect(html).toContain(
        `<tr><td><code>${code}</code></td><td>${escapeHtml(zh)}</td><td>${escapeHtml(en).replaceAll(/`([^`]+)`/g, "<code>$1</code>")}</td></tr>`,
      );
    expect(html).toContain("<td><code>409</code></td>");
    expect(html).toContain("<td><code>feedback-conflicting</code></td>");
  });

  it("every link leads to a place on it, or to the document", () => {
    const targets = [...html.matchAll(/href="([^"]*)"/g)].map(([, target = ""]) => target);
    expect(targets.length).toBeGreaterThan(10);
    for (const target of targets)
      if (target !== openPath.document) expect(html).toContain(`id="${target.replace(/^#/, "")}"`);
  });

  it("leads from its top to each of its chapters, and from a form to each form that it names", () => {
    const [, nav = ""] = /<nav[^>]*>([\s\S]*?)<\/nav>/.exec(html) ?? [];
    const chapters = [...html.matchAll(/<h2 id="([^"]+)">/g)].map(([, id]) => id);
    expect(chapters).toEqual([
      ...["who-may-do-what", "signing-a-request", "limits", "changing-a-secret"],
      "the-signature-of-an-answer",
      ...["request-headers", "data"],
    ]);
    for (const id of chapters) expect(nav).toContain(`<a href="#${id}">`);
    expect(html).toContain('<a href="#ListRecord">#/components/schemas/ListRecord</a>');
  });

  it("shows no mark of Markdown outside of code", () => {
    const text = html.replaceAll(/<(style|pre|code)>[\s\S]*?<\/\1>/g, "").replaceAll(/<[^>]*>/g, "");
    expect(text).not.toMatch(/`|\*\*|^#|\n\n\| /m);
  });

  it("has no heading that skips a level", () => {
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it("says at whether the platform answers and at what is public, and nowhere else, that no signature is needed", () => {
    expect(html.split("不需要签名。No signature.").length - 1).toBe(3);
  });

  it("escapes all that the document says", () => {
    const hostile = `</title></code><script>alert("1")</script>&'`;
    const page = apiPage({
      ...document,
      info: {
        ...document.info,
        title: hostile,
        description: `## ${hostile}\n\n| ${hostile} |\n| --- |\n\n${hostile}`,
      },
      paths: {
        [`/${hostile}`]: {
          get: {
            operationId: "x",
            summary: hostile,
            description: hostile,
            parameters: [{ name: hostile, in: hostile, description: hostile }],
            responses: {
              "200": {
                description: hostile,
                content: { x: { schema: { $ref: hostile }, example: hostile } },
              },
            },
          },
        },
      } as never,
    });
    expect(page.html).not.toContain("<script");
    expect(page.html).not.toContain("</title></code>");
    expect(page.html.split(escapeHtml(hostile)).length).toBeGreaterThan(8);
  });
});
