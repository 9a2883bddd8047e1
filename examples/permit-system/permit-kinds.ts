/** A document an application needs, and who demands it; what neither law nor regulation does may follow, 二(二). */
export interface RequiredMaterial {
  readonly name: string;
  readonly demandedBy: "law" | "regulation" | "none";
}

/** One kind of permit: its matter type in the catalogue, its materials, and its limit for what may follow. */
export interface PermitKind {
  readonly title: string;
  readonly matterType: string;
  readonly materials: readonly RequiredMaterial[];
  readonly gapLimit: { readonly workingDaysCount: number };
}

/** For demonstration: an office has these in its own list of items 事项清单. */
export const permitKinds = {
  "construction-permit": {
    title: "建筑工程施工许可",
    matterType: "administrative-license",
    materials: [
      { name: "施工许可申请表", demandedBy: "law" },
      { name: "施工图审查合格书", demandedBy: "regulation" },
      { name: "场地平面图", demandedBy: "none" },
    ],
    gapLimit: { workingDaysCount: 10 },
  },
  "food-trade-entry": {
    title: "食品行业准入",
    matterType: "market-entry",
    materials: [{ name: "准入申请表", demandedBy: "law" }],
    gapLimit: { workingDaysCount: 5 },
  },
} as const satisfies Readonly<Record<string, PermitKind>>;

export type PermitKindId = keyof typeof permitKinds;

/** Of what was handed in, what the kind wants; anything else is no part of the case. */
export function wantedMaterials(kindId: PermitKindId, provided: readonly string[]): readonly string[] {
  return permitKinds[kindId].materials.map(({ name }) => name).filter((name) => provided.includes(name));
}

/** The materials of a kind that were not handed in. */
export function missingMaterials(
  kindId: PermitKindId,
  provided: readonly string[],
): readonly RequiredMaterial[] {
  return permitKinds[kindId].materials.filter(({ name }) => !provided.includes(name));
}
