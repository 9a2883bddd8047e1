import type { LegalBasis } from "../measure";

/**
 * The plan that the pack implements, as the basis each of its measures rests on.
 *
 * Data. A measure adds its clause as `article`. A city's document is `local-policy`: by itself it makes no
 * constraint mandatory (R14).
 *
 * @source 泉政文〔2018〕51号, signed 2018-04-19, issued 2018-04-25
 * @example
 * quanzhou201851Plan.documentNumber // "泉政文〔2018〕51号"
 */
export const quanzhou201851Plan = {
  rank: "local-policy",
  title: "泉州市建立完善守信联合激励和失信联合惩戒制度的实施方案",
  documentNumber: "泉政文〔2018〕51号",
  reading: "read",
} as const satisfies LegalBasis;
