export const viewScopes = ["own", "unit", "league"] as const;
export type ViewScope = (typeof viewScopes)[number];
export const viewScopeLabels = { own: "本人", unit: "本单位", league: "全盟" } satisfies Record<ViewScope, string>;
