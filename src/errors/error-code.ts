interface ErrorCodeRow {
  readonly class: "InputError" | "CatalogueError" | "SourceError" | "IntegrityError";
  /** Whether the same call may succeed later without a change on the caller's side. */
  readonly retryable: boolean;
  readonly meaning: { readonly zh: string; readonly en: string };
  readonly remedy: { readonly zh: string; readonly en: string };
}

/** The one table of error codes; the classes, their messages and `docs/errors.md` come from it. */
export const errorCodes = {
  "code-malformed": {
    class: "InputError",
    retryable: false,
    meaning: { zh: "代码不可能是该类证件的代码。", en: "The value cannot be a code of the kind named." },
    remedy: {
      zh: "核对长度与字母表；非统一社会信用代码请传 { kind, code }。",
      en: "Check its length and alphabet; for anything but a USCC pass { kind, code }.",
    },
  },
  "code-masked": {
    class: "InputError",
    retryable: false,
    meaning: { zh: "代码已脱敏，无法据以核查。", en: "The code is masked and identifies nobody." },
    remedy: {
      zh: "传入完整代码，不要传展示用的脱敏值。",
      en: "Pass the full code, not the value made for display.",
    },
  },
  "subject-malformed": {
    class: "InputError",
    retryable: false,
    meaning: {
      zh: "主体不是字符串，也不是 { kind, code, name? }。",
      en: "The subject is neither a string nor { kind, code, name? }.",
    },
    remedy: {
      zh: "字符串表示统一社会信用代码；其他证件用 { kind, code }。",
      en: "A bare string is a USCC; anything else is { kind, code } with a kind from the glossary.",
    },
  },
  "subjects-missing": {
    class: "InputError",
    retryable: false,
    meaning: { zh: "没有给出任何主体。", en: "No subject was given." },
    remedy: {
      zh: "至少传入一个主体；空集合不等于核查通过。",
      en: "Pass at least one subject; checking nobody is not a check.",
    },
  },
  "matter-type-unknown": {
    class: "InputError",
    retryable: false,
    meaning: {
      zh: "现行目录不认识该事项类型或事项实施编码。",
      en: "The active catalogue knows no such matter type or item code.",
    },
    remedy: {
      zh: "使用 docs/catalogue.md 所列事项类型，或请市信用办在目录中登记该事项。",
      en: "Use an id of docs/catalogue.md, or have the item code mapped in the catalogue.",
    },
  },
  "options-invalid": {
    class: "InputError",
    retryable: false,
    meaning: { zh: "选项不成立。", en: "The options do not hold." },
    remedy: { zh: "按消息所指的键修改。", en: "Change the option that the message names." },
  },
  "check-foreign": {
    class: "InputError",
    retryable: false,
    meaning: { zh: "传入的不是核查结论。", en: "What was passed is not a check made by this SDK." },
    remedy: {
      zh: "传入 checkBeforeApprove 返回的对象，或其 JSON 还原值。",
      en: "Pass what checkBeforeApprove returned, or that same object read back from JSON.",
    },
  },
  "guard-closed": {
    class: "InputError",
    retryable: false,
    meaning: { zh: "guard 已关闭。", en: "The guard was closed." },
    remedy: {
      zh: "用 createGuard 重新创建；一个进程共用一个 guard。",
      en: "Create a new one with createGuard; a process shares one guard.",
    },
  },
  "date-malformed": {
    class: "InputError",
    retryable: false,
    meaning: { zh: "不是存在的日历日期。", en: "The value is not a calendar date that exists." },
    remedy: { zh: "使用 YYYY-MM-DD（北京时间）。", en: "Use YYYY-MM-DD, a day in Asia/Shanghai." },
  },
  "database-unsupported": {
    class: "InputError",
    retryable: false,
    meaning: {
      zh: "数据库的表由另一版本的程序写成。",
      en: "Another version of this program wrote the tables of the database.",
    },
    remedy: {
      zh: "比本程序新的，用该版本打开，数据库不能降级；比本程序旧的，用该版本管理，或先备份、停下各进程，再启动本程序的 yingcha platform。",
      en: "A newer database is opened by that version and never taken back; an older one is managed by its own, or backed up and, once every process is stopped, brought up to date by yingcha platform of this one.",
    },
  },
  "clock-diverged": {
    class: "InputError",
    retryable: false,
    meaning: { zh: "本机与数据库服务器的时钟相差 10 秒以上。", en: "The clocks are over 10 s apart." },
    remedy: { zh: "用 NTP 校正错的一方，再试，不必重启。", en: "Set it right (NTP) and try again." },
  },
  "application-unknown": {
    class: "InputError",
    retryable: false,
    meaning: { zh: "没有这个应用。", en: "There is no such application." },
    remedy: {
      zh: "用 yingcha application list 核对 appKey。",
      en: "Look its appKey up by yingcha application list.",
    },
  },
  "application-duplicate": {
    class: "InputError",
    retryable: false,
    meaning: { zh: "appKey 已属于另一个应用。", en: "Another application has this appKey." },
    remedy: {
      zh: "换一个 appKey；更换密钥用 rotate。",
      en: "Take another one; a new secret for the same application is given by rotate.",
    },
  },
  "rotation-unfinished": {
    class: "InputError",
    retryable: false,
    meaning: {
      zh: "应用已有两个有效密钥。",
      en: "The application has two live secrets already.",
    },
    remedy: {
      zh: "确认各处都已改用新密钥，先 retire 旧密钥，再轮换。",
      en: "Once everything signs with the newer one retire the earlier one; then rotate again.",
    },
  },
  "sealing-key-missing": {
    class: "InputError",
    retryable: false,
    meaning: {
      zh: "没有可用的封存密钥，无法读写应用密钥。",
      en: "Without a sealing key no application's secret can be read or kept.",
    },
    remedy: {
      zh: "把 openssl rand -base64 32 的结果放进环境变量 YINGCHA_SEALING_KEY，各进程相同。",
      en: "Put what openssl rand -base64 32 prints into the environment's YINGCHA_SEALING_KEY, the same for every process.",
    },
  },
  "catalogue-invalid": {
    class: "CatalogueError",
    retryable: false,
    meaning: {
      zh: "奖惩目录不符合格式或自相矛盾，整份不予采用。",
      en: "The catalogue is malformed or contradicts itself; it is refused whole.",
    },
    remedy: {
      zh: "请目录的制定单位更正后重新发布。",
      en: "Have whoever issued the catalogue correct and publish it again.",
    },
  },
  "basis-missing": {
    class: "CatalogueError",
    retryable: false,
    meaning: {
      zh: "目录中有强制性惩戒措施没有法律、法规或中央政策文件依据，整份不予采用。",
      en: "A mandatory constraint cites no law, regulation or central policy document; the catalogue is refused whole.",
    },
    remedy: {
      zh: "补充依据，或改为推荐性措施（五(四)）。",
      en: "Add the basis, or make the measure recommended (五(四)).",
    },
  },
  "effect-exceeded": {
    class: "CatalogueError",
    retryable: false,
    meaning: {
      zh: "目录把“从严”类措施写成了禁止，整份不予采用。",
      en: "The catalogue turns a measure of stricter review into a prohibition; it is refused whole.",
    },
    remedy: {
      zh: "从严审核不是不予许可（三(二)）；请改回 review。",
      en: "Stricter review is no refusal (三(二)): give that entry the effect review.",
    },
  },
  "catalogue-version-regressed": {
    class: "CatalogueError",
    retryable: true,
    meaning: {
      zh: "平台给出的目录版本低于已采用的版本。",
      en: "The platform offered a catalogue older than the one in use.",
    },
    remedy: { zh: "联系平台；目录版本只升不降。", en: "Tell the platform; a catalogue version never falls." },
  },
  "catalogue-missing": {
    class: "CatalogueError",
    retryable: true,
    meaning: { zh: "没有可用的现行奖惩目录。", en: "No active catalogue could be had." },
    remedy: {
      zh: "暂缓决定，稍后重新核查；持续出现请联系平台。",
      en: "Hold the matter and check again; tell the platform if it lasts.",
    },
  },
  "platform-unreachable": {
    class: "SourceError",
    retryable: true,
    meaning: { zh: "无法连接平台。", en: "The platform could not be reached." },
    remedy: {
      zh: "暂缓决定，稍后重新核查；检查网络与地址。",
      en: "Hold the matter and check again; look at the network and the base URL.",
    },
  },
  "platform-failed": {
    class: "SourceError",
    retryable: true,
    meaning: {
      zh: "平台答复自身故障（5xx）。",
      en: "The platform answered with a failure of its own (5xx).",
    },
    remedy: { zh: "暂缓决定，稍后重新核查。", en: "Hold the matter and check again later." },
  },
  "deadline-exceeded": {
    class: "SourceError",
    retryable: true,
    meaning: { zh: "在时限内没有得到完整答复。", en: "No complete answer came within the deadline." },
    remedy: {
      zh: "暂缓决定，稍后重新核查；可调大 platform.deadlineMs。",
      en: "Hold the matter and check again; platform.deadlineMs may be raised.",
    },
  },
  "circuit-opened": {
    class: "SourceError",
    retryable: true,
    meaning: {
      zh: "平台连续故障，熔断器暂停了请求。",
      en: "The platform kept failing, so requests are paused by the breaker.",
    },
    remedy: {
      zh: "暂缓决定，稍后重新核查。",
      en: "Hold the matter and check again when the breaker lets a trial through.",
    },
  },
  "request-throttled": {
    class: "SourceError",
    retryable: true,
    meaning: { zh: "平台要求放慢请求（429）。", en: "The platform asked for fewer requests (429)." },
    remedy: {
      zh: "按 retryAt 重试；批量核查请用 screen。",
      en: "Try again at retryAt; use screen for batches.",
    },
  },
  "request-refused": {
    class: "SourceError",
    retryable: false,
    meaning: { zh: "平台拒绝了请求（4xx）。", en: "The platform refused the request (4xx)." },
    remedy: {
      zh: "检查 appKey、secret、时钟与权限。",
      en: "Check appKey, secret, this machine's clock and the application's scopes.",
    },
  },
  "path-missing": {
    class: "SourceError",
    retryable: false,
    meaning: {
      zh: "该地址下没有平台接口（404、405）。",
      en: "There is no platform interface at that address (404, 405).",
    },
    remedy: { zh: "核对 platform.baseUrl 的路径。", en: "Check the path of platform.baseUrl." },
  },
  "redirect-refused": {
    class: "SourceError",
    retryable: false,
    meaning: {
      zh: "平台答复为跳转；本 SDK 不跟随跳转。",
      en: "The platform answered with a redirect, which is never followed.",
    },
    remedy: { zh: "把 baseUrl 改为平台的最终地址。", en: "Set baseUrl to the platform's final address." },
  },
  "answer-invalid": {
    class: "SourceError",
    retryable: true,
    meaning: { zh: "平台的答复不符合约定格式。", en: "The platform's answer does not hold to the contract." },
    remedy: {
      zh: "暂缓决定；不能视为无记录。请联系平台。",
      en: "Hold the matter: it is not a finding of no record. Tell the platform.",
    },
  },
  "answer-incomplete": {
    class: "SourceError",
    retryable: true,
    meaning: {
      zh: "平台的答复缺少被查主体或应答的名单。",
      en: "The platform's answer leaves out a subject or a list that was asked for.",
    },
    remedy: {
      zh: "暂缓决定；不能视为无记录。请联系平台。",
      en: "Hold the matter: it is not a finding of no record. Tell the platform.",
    },
  },
  "answer-mismatched": {
    class: "SourceError",
    retryable: true,
    meaning: { zh: "平台答复的是另一个主体。", en: "The platform answered about another subject." },
    remedy: { zh: "暂缓决定；请联系平台。", en: "Hold the matter and tell the platform." },
  },
  "answer-oversized": {
    class: "SourceError",
    retryable: false,
    meaning: {
      zh: "平台的答复解压后超过字节上限。",
      en: "The platform's answer is larger than the byte limit after decompression.",
    },
    remedy: {
      zh: "请联系平台；必要时调大 platform.answerMaxBytes。",
      en: "Tell the platform; platform.answerMaxBytes may be raised.",
    },
  },
  "list-version-regressed": {
    class: "SourceError",
    retryable: true,
    meaning: {
      zh: "平台给出的名单版本低于先前见过的版本。",
      en: "The platform answered from an older list version than it did before.",
    },
    remedy: { zh: "暂缓决定；请联系平台。", en: "Hold the matter and tell the platform." },
  },
  "lists-outdated": {
    class: "SourceError",
    retryable: true,
    meaning: {
      zh: "平台据以答复的名单过旧，或其时间在将来。",
      en: "The lists behind the platform's answer are too old, or dated in the future.",
    },
    remedy: {
      zh: "暂缓决定；请联系平台，并核对本机时钟；平台更新较慢时可调大 platform.asOfMaxAgeMs。",
      en: "Hold the matter, tell the platform and look at this machine's clock; platform.asOfMaxAgeMs may be raised for a platform that is updated less often.",
    },
  },
  "source-missing": {
    class: "SourceError",
    retryable: true,
    meaning: { zh: "有名单来源没有答复。", en: "One of the list sources did not answer." },
    remedy: { zh: "暂缓决定，稍后重新核查。", en: "Hold the matter and check again later." },
  },
  "watch-list-withheld": {
    class: "SourceError",
    retryable: false,
    meaning: {
      zh: "平台未向本应用提供重点关注名单，四(四)。",
      en: "The platform does not tell this application the watch list, 四(四).",
    },
    remedy: {
      zh: "暂缓决定。部门的应用请平台授予 watch-list 权限，不要改设 if-told；只有依四(四)不得查看该名单的应用，才设 platform.watchList 为 if-told。",
      en: "Hold the matter. A department's application asks the platform for the scope watch-list, and never sets if-told instead; platform.watchList is if-told only for who may not see that list by 四(四).",
    },
  },
  "rule-failed": {
    class: "SourceError",
    retryable: false,
    meaning: {
      zh: "规则无法对该答复作出判断。",
      en: "The rules could not be carried through on this answer.",
    },
    remedy: {
      zh: "暂缓决定；请把 SDK 版本、目录版本与事项类型报告给维护者。",
      en: "Hold the matter; report the versions of the SDK and the catalogue and the matter type to the maintainers.",
    },
  },
  "signature-mismatched": {
    class: "IntegrityError",
    retryable: false,
    meaning: { zh: "答复的签名与本次请求不符。", en: "The answer is not signed for this very request." },
    remedy: {
      zh: "核对 secret；若持续出现，可能有人篡改或重放答复。",
      en: "Check the secret; if it lasts, somebody may be altering or replaying answers.",
    },
  },
  "seal-broken": {
    class: "IntegrityError",
    retryable: false,
    meaning: {
      zh: "封存的密钥打不开：封存密钥不是当初那一把，或内容被改动。",
      en: "A sealed secret does not open: it was sealed under another key, or it was altered.",
    },
    remedy: {
      zh: "换回封存时的 YINGCHA_SEALING_KEY；该密钥已遗失或内容被改动的，remove 该应用后重新 add。",
      en: "Set YINGCHA_SEALING_KEY to the key it was sealed under; where that is lost, or the row was altered, remove the application and add it anew.",
    },
  },
} as const satisfies Record<string, ErrorCodeRow>;

/** One code of {@link errorCodes}; a code names what happened and never changes its meaning. */
export type ErrorCode = keyof typeof errorCodes;

/** The codes whose error is of the class `C`. */
export type ErrorCodeOf<C extends ErrorCodeRow["class"]> = {
  [K in ErrorCode]: (typeof errorCodes)[K]["class"] extends C ? K : never;
}[ErrorCode];
