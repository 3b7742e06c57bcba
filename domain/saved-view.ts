import { z } from "zod";
import { can } from "@/domain/permission";
import type { Viewer } from "@/domain/viewer";

export const viewScopes = ["own", "unit", "league"] as const;
export type ViewScope = (typeof viewScopes)[number];
export const viewScopeLabels = { own: "本人", unit: "本单位", league: "全盟" } satisfies Record<ViewScope, string>;

/** Lists whose conditions may be kept under a name. */
export const viewPages = ["companies"] as const;
export type ViewPage = (typeof viewPages)[number];

const content = {
  name: z.string().trim().min(1, { error: "请填写视图名称" }).max(12, { error: "视图名称不超过 12 字" }),
  scope: z.enum(viewScopes),
  /** The address after `?`, without paging. */
  query: z.string().max(1_500, { error: "当前条件过长，请减少条件后再保存" }),
};
export const saveViewSchema = z.strictObject({ page: z.enum(viewPages), ...content });
export const changeViewSchema = z.strictObject({ id: z.uuid(), ...content });
export const dropViewSchema = z.strictObject({ id: z.uuid() });
export const defaultViewSchema = z.strictObject({ id: z.uuid(), isDefault: z.boolean() });
export type SaveView = z.infer<typeof saveViewSchema>;
export type ChangeView = z.infer<typeof changeViewSchema>;
export type DefaultView = z.infer<typeof defaultViewSchema>;

export type SavedView = {
  id: string;
  name: string;
  scope: ViewScope;
  query: string;
  isOwn: boolean;
  /** The list opens with it when the viewer asks for no conditions. */
  isDefault: boolean;
  ownerName: string;
};

/** For whom a viewer may keep a view. */
export const viewScopesFor = (viewer: Pick<Viewer, "roles">): ViewScope[] =>
  viewScopes.filter((scope) => scope !== "league" || can(viewer, "keepLeagueView"));

/** What an address says that means the list without a view, where there is a default one. */
export const noView = "all";
export const wholeHref = (path: string) => `${path}?view=${noView}`;

export const viewHref = (path: string, { id, query }: Pick<SavedView, "id" | "query">) =>
  `${path}?${query ? `${query}&` : ""}view=${id}`;
