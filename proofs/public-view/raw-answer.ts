import { Agent, request } from "node:http";

/** A request as it goes out. */
export interface RawRequest {
  readonly method: string;
  /** From the base URL on. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

/** Asks, and gives all that came back as one text: the status line, each header as it was sent but for `Date`, the body. */
export function rawAnswer(
  baseUrl: string,
  { method, path, headers = {}, body = "" }: RawRequest,
): Promise<{ readonly text: string; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, baseUrl), { method, agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const lines = [`${answer.httpVersion} ${answer.statusCode} ${answer.statusMessage}`];
        for (let at = 0; at < answer.rawHeaders.length; at += 2)
          if (answer.rawHeaders[at]?.toLowerCase() !== "date")
            lines.push(`${answer.rawHeaders[at]}: ${answer.rawHeaders[at + 1]}`);
        const read = Buffer.concat(chunks).toString("utf8");
        resolve({ text: `${lines.join("\n")}\n\n${read}`, body: read });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
