import type { CatalogueRefusal } from "./catalogue-publication";

/** Why a catalogue is refused, for people. */
export const catalogueRefusalMeanings: Readonly<
  Record<CatalogueRefusal, { readonly zh: string; readonly en: string }>
> = {
  "document-malformed": {
    zh: "目录文本不是约定格式的 JSON，有接口不认识的字段，或同一字段出现两次",
    en: "the text is no JSON of the form, has a field that the interface does not know, or names one twice",
  },
  "key-unknown": {
    zh: "平台没有该 keyId 的公钥",
    en: "the platform has no public key of that `keyId`",
  },
  "signature-invalid": {
    zh: "没有签名，或签名与目录文本、版本不符",
    en: "nobody signed it, or the signature is not one of that text and version",
  },
  "document-faulty": {
    zh: "目录自相矛盾，或与政策包不符",
    en: "the catalogue contradicts itself or the policy pack",
  },
  "basis-missing": {
    zh: "强制性措施没有写明领域、事项，或没有引用法律、法规、中央政策文件，五(四)",
    en: "a mandatory measure does not state fields and matters, or cites no law, regulation or central policy, 五(四)",
  },
  "effect-exceeded": {
    zh: "把从严审核写成了不得办理，三(二)",
    en: "stricter review is given the effect `stop`, 三(二)",
  },
  "version-not-newer": {
    zh: "版本不高于现行版本；目录只升不降",
    en: "the version is not greater than the active one, which never falls",
  },
  "version-conflicting": {
    zh: "该版本已发布，而文本不同",
    en: "the version is published already, with another text",
  },
  "version-unknown": { zh: "没有这个版本", en: "there is no such version" },
  "version-not-effective": {
    zh: "该版本的施行日期还没有到",
    en: "the day on which the version takes effect is yet to come",
  },
};
