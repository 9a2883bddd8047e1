import type { IncomingMessage, ServerResponse } from "node:http";
import { answerSignature } from "../../src/contract/answer-signature";
import { signatureHeader } from "../../src/contract/signature-header";
import type { Exchange, Reply } from "./hostile-kind";
import { platformSecret } from "./world";

export type Answering = Pick<
  Exchange,
  "nonce" | "requestSignature" | "response" | "socket" | "send" | "head" | "raw" | "drip"
>;

/** What a kind may do with one request: answer it rightly signed, or write to the bare connection. */
export function answeringOf(request: IncomingMessage, response: ServerResponse, text: string): Answering {
  const { socket } = request;
  const header = (name: string) => String(request.headers[name] ?? "");
  const nonce = header(signatureHeader.nonce);
  const write = (piece: string | Uint8Array) => {
    if (!socket.destroyed && socket.writable) socket.write(piece);
  };
  const signatureOf = ({
    status = 200,
    headers = {},
    body = text,
    signed = {},
    ...reply
  }: Reply): string | null =>
    reply.signature === undefined
      ? answerSignature(
          {
            nonce: signed.nonce ?? nonce,
            status: signed.status ?? status,
            etag: signed.etag ?? headers["etag"] ?? "",
            body: reply.signedBody ?? body,
          },
          reply.secret ?? platformSecret,
        )
      : reply.signature;
  return {
    nonce,
    requestSignature: header(signatureHeader.signature),
    response,
    socket,
    send: (reply = {}) => {
      const { status = 200, headers = {}, body = text } = reply;
      const signature = signatureOf(reply);
      response.writeHead(status, {
        "content-type": "application/json; charset=utf-8",
        ...headers,
        ...(signature === null ? {} : { [signatureHeader.answerSignature]: signature }),
      });
      response.end(body);
    },
    head: (lines = [], signedBody = text) =>
      [
        "HTTP/1.1 200 OK",
        `${signatureHeader.answerSignature}: ${signatureOf({ signedBody })}`,
        "content-type: application/json",
        ...lines,
        "",
        "",
      ].join("\r\n"),
    raw: (...pieces) => pieces.forEach(write),
    drip: (pieces, everyMs) => {
      const rest = pieces[Symbol.iterator]();
      const timer = setInterval(() => {
        const { done, value } = rest.next();
        if (done || socket.destroyed) clearInterval(timer);
        else write(value);
      }, everyMs);
      timer.unref();
    },
  };
}
