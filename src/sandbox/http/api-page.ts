import { openPath } from "../../contract/open-path";
import type { openapiDocument } from "../../contract/openapi-document";
import { sha256Hex } from "../../integrity/sha256";
import { escapeHtml, headingHtml, inlineHtml, markdownHtml } from "./markdown-html";

type OpenapiDocument = ReturnType<typeof openapiDocument>;

interface Operation {
  readonly summary: string;
  readonly description: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly description: string;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

type Content = Readonly<
  Record<string, { readonly schema: { readonly $ref?: string }; readonly example: unknown }>
>;

/** A page, and what its browser is to allow it. */
export interface ApiPage {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

const style = `
:root { color-scheme: light dark; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; font: 1rem/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; border-top: 1px solid #8888; padding-top: 1rem; } h3 { font-size: 1.05rem; }
code, pre { font-family: ui-monospace, Consolas, monospace; font-size: .875em; } pre code { font-size: inherit; }
pre { padding: .75rem; border: 1px solid #8888; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #8888; padding: .25rem .5rem; text-align: left; vertical-align: top; }
nav ul { padding-left: 1.25rem; } summary { cursor: pointer; }
@media (max-width: 30rem) { code { overflow-wrap: anywhere; } }
`;

const requestHeaders = "请求头 Request headers";
const data = "数据 Data";

/**
 * Sets the interface as a page to read, Chinese first and English second: each path, what it takes, what it answers
 * and refuses, and how to sign. Pure.
 *
 * @param document the OpenAPI document
 * @returns one HTML text that loads nothing, and the policy that forbids it to
 * @source W3C Content Security Policy Level 3
 * @example
 * apiPage(openapiDocument()).html
 */
export function apiPage(document: OpenapiDocument): ApiPage {
  const { info, paths, webhooks, components } = document;
  const operations = Object.entries({ ...paths, ...webhooks } as Readonly<
    Record<string, Readonly<Record<string, Operation>>>
  >).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      id: `${method}${path.replaceAll("/", "-")}`,
      signature: signatureOf(operation, path),
      operation,
    })),
  );
  const headers = Object.values(components.securitySchemes).map(({ name, description }) => [
    code(name),
    inlineHtml(description),
  ]);
  const chapters = [...info.description.matchAll(/^## (.*)$/gm)].map(([, title = ""]) => title);
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(info.title)}</h1>
<nav aria-label="接口 Paths">
<ul>
${[...chapters, requestHeaders].map(chapterLink).join("\n")}
${operations.map(({ name, id, operation }) => `<li><a href="#${escapeHtml(id)}">${code(name)}</a> ${escapeHtml(operation.summary)}</li>`).join("\n")}
${chapterLink(data)}
<li><a href="${openPath.document}">${code(openPath.document)}</a> OpenAPI ${escapeHtml(document.openapi)}</li>
</ul>
</nav>
<main>
${markdownHtml(info.description)}
${headingHtml(requestHeaders).html}
${rows(["请求头 Header", "含义 Meaning"], headers)}
${operations.map(operationSection).join("\n")}
${headingHtml(data).html}
${Object.entries(components.schemas).map(schemaSection).join("\n")}
</main>
</body>
</html>
`;
  const styleHash = Buffer.from(sha256Hex(style), "hex").toString("base64");
  return {
    html,
    contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
}

function chapterLink(title: string): string {
  return `<li><a href="#${headingHtml(title).id}">${escapeHtml(title)}</a></li>`;
}

function signatureOf({ security }: Operation, path: string): string {
  // What the platform sends of itself has a name in the place of a path.
  if (!path.startsWith("/"))
    return "平台发出，按 Standard Webhooks 签名。Sent by the platform, signed by Standard Webhooks.";
  return security?.length === 0
    ? "不需要签名。No signature."
    : "须签名，应答亦签名。Signed, and so is its answer.";
}

function operationSection(entry: {
  readonly name: string;
  readonly id: string;
  readonly signature: string;
  readonly operation: Operation;
}): string {
  const { name, id, signature, operation } = entry;
  const { summary, description, parameters = [], requestBody, responses } = operation;
  const answers = Object.entries(responses).map(([status, response]) => [
    code(status),
    inlineHtml(response.description),
    problemCodeOf(response.content),
  ]);
  const asked = parameters.map((parameter) => [
    code(parameter.name),
    escapeHtml(parameter.in),
    inlineHtml(parameter.description),
  ]);
  return `<section id="${escapeHtml(id)}">
<h2>${code(name)}</h2>
<p><strong>${escapeHtml(summary)}</strong></p>
${markdownHtml(description)}
<p>${escapeHtml(signature)}</p>
${asked.length === 0 ? "" : rows(["参数 Parameter", "位置 In", "含义 Meaning"], asked)}
${sample("请求 Request", requestBody?.content)}
${sample("应答 Answer", responses["200"]?.content)}
<h3>状态 Status</h3>
${rows(["状态 Status", "含义 Meaning", "代码 Code"], answers)}
</section>`;
}

function problemCodeOf(content: Content | undefined): string {
  const example = content?.["application/problem+json"]?.example;
  return typeof example === "object" && example !== null && "code" in example
    ? code(String(example.code))
    : "";
}

function sample(title: string, content: Content | undefined): string {
  return Object.entries(content ?? {})
    .map(([contentType, { schema, example }]) => {
      // What is a text of its own form is shown as it is sent.
      if (schema.$ref === undefined)
        return `<h3>${escapeHtml(title)}: ${code(contentType)}</h3>\n<pre><code>${escapeHtml(String(example))}</code></pre>`;
      const name = schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
      const link = `<a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`;
      return `<h3>${escapeHtml(title)}: ${link}</h3>\n${json(example)}`;
    })
    .join("\n");
}

function schemaSection([name, schema]: readonly [string, Readonly<Record<string, unknown>>]): string {
  const { description, ...form } = schema;
  return `<section id="${escapeHtml(name)}">
<h3>${escapeHtml(name)}</h3>
${markdownHtml(String(description))}
<details><summary>JSON Schema</summary>${json(form)}</details>
</section>`;
}

function rows(head: readonly string[], cells: readonly (readonly string[])[]): string {
  const row = (values: readonly string[]) =>
    `<tr>${values.map((value) => `<td>${value}</td>`).join("")}</tr>`;
  const titles = head.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join("");
  return `<table>\n<thead><tr>${titles}</tr></thead>\n<tbody>\n${cells.map(row).join("\n")}\n</tbody>\n</table>`;
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

function json(value: unknown): string {
  const text = escapeHtml(JSON.stringify(value, undefined, 2));
  return `<pre><code>${text.replaceAll(/#\/components\/schemas\/(\w+)/g, '<a href="#$1">$&</a>')}</code></pre>`;
}
