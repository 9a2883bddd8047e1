import type { HostileKind } from "../hostile-kind";
import { textKinds, withMember } from "./spoil";

const polluting = '{"polluted":true,"records":[],"state":"answered"}';

/** T17: keys that reach a prototype; R21: a key that stands twice says two things. */
export const keyKinds: readonly HostileKind[] = textKinds("keys", [
  [
    "records twice, empty at last",
    ({ text }) => text.replace(/"records":\[/, '"records":[{"x":1}],"records":['),
  ],
  ["records twice, empty at first", ({ text }) => withMember(text, '"records":', '"records":[]')],
  [
    "records twice, once in another spelling",
    ({ text }) => withMember(text, '"records":', String.raw`"\u0072ecords":[]`),
  ],
  [
    "records twice, far from each other",
    ({ text }) =>
      text.replace(/\}\]\}$/, '}],"records":[]}]}').replace('"standings":[{', '"standings":[{"records":[],'),
  ],
  ["standings twice", ({ text }) => withMember(text, '"standings":', '"standings":[]')],
  [
    "the subject twice",
    ({ text, foreign }) => withMember(text, '"subject":', `"subject":${JSON.stringify(foreign)}`),
  ],
  ["the code twice", ({ text, foreign }) => withMember(text, '"code":', `"code":"${foreign.code}"`)],
  ["the kind of standing twice", ({ text }) => withMember(text, '"kind":', '"kind":"unknown"')],
  ["the state of a source twice", ({ text }) => withMember(text, '"state":', '"state":"missing"')],
  ["the version of the lists twice", ({ text }) => withMember(text, '"listVersion":', '"listVersion":1')],
  ["the time of the lists twice", ({ text }) => withMember(text, '"asOf":', '"asOf":"1970-01-01T00:00:00Z"')],
  ["a key twice in a field to come", ({ text }) => withMember(text, '"records":', '"later":{"a":1,"a":2}')],
  ["__proto__ in a standing", ({ text }) => withMember(text, '"records":', `"__proto__":${polluting}`)],
  [
    "__proto__ in the place of the records",
    ({ text }) => text.replace('"records":', '"__proto__":{"records":[]},"notRecords":'),
  ],
  [
    "__proto__ in another spelling",
    ({ text }) => withMember(text, '"records":', String.raw`"\u005f_proto__":${polluting}`),
  ],
  ["__proto__ in a source", ({ text }) => withMember(text, '"state":', `"__proto__":${polluting}`)],
  [
    "__proto__ in the answer itself",
    ({ text }) => withMember(text, '"standings":', `"__proto__":${polluting}`),
  ],
  ["__proto__ in the subject", ({ text }) => withMember(text, '"code":', `"__proto__":${polluting}`)],
  [
    "__proto__ deep in a field to come",
    ({ text }) => withMember(text, '"records":', `"later":[{"x":{"__proto__":${polluting}}}]`),
  ],
  [
    "constructor in a standing",
    ({ text }) => withMember(text, '"records":', `"constructor":{"prototype":${polluting}}`),
  ],
  [
    "constructor in the answer itself",
    ({ text }) => withMember(text, '"standings":', `"constructor":{"prototype":${polluting}}`),
  ],
  ["prototype in a standing", ({ text }) => withMember(text, '"records":', `"prototype":${polluting}`)],
]);
