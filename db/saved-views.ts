import { and, eq, sql } from "drizzle-orm";
import { assertCan } from "@/domain/permission";
import { Refusal } from "@/domain/refusal";
import type { ChangeView, DefaultView, SavedView, SaveView, ViewPage } from "@/domain/saved-view";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter } from "./client";
import { faultOf } from "./faults";
import { savedViews } from "./schema/views";

const mostViews = 100;
const notYours = "只有保存视图的人可以修改或删除它。您可以另存为自己的视图。";

/** The views of a list the viewer may apply: own ones first, then the unit's, then the league's. */
export const listViews = (viewer: Viewer, page: ViewPage): Promise<SavedView[]> =>
  asViewer(viewer, async (tx) => {
    const rows = await tx.execute<SavedView>(sql`
      select v.id, v.name, v.scope, v.query, v.owner_id = ${viewer.userId} as "isOwn",
        v.is_default and v.owner_id = ${viewer.userId} as "isDefault", coalesce(u.name, '') as "ownerName"
      from saved_views v left join users u on u.id = v.owner_id where v.page = ${page}
      order by "isOwn" desc, array_position(array['own', 'unit', 'league'], v.scope), v.name, v.id limit ${mostViews}`);
    return [...rows];
  });

/** The view a list opens with for its owner, or null. */
export const findDefaultView = (viewer: Viewer, page: ViewPage): Promise<Pick<SavedView, "id" | "query"> | null> =>
  asViewer(viewer, async (tx) => {
    const [view] = await tx
      .select({ id: savedViews.id, query: savedViews.query })
      .from(savedViews)
      .where(and(eq(savedViews.page, page), eq(savedViews.ownerId, viewer.userId), savedViews.isDefault));
    return view ?? null;
  });

/** Makes a view of one's own the one its list opens with, in place of another, or no longer. */
export const setDefaultView = (viewer: Viewer, { id, isDefault }: DefaultView): Promise<{ id: string }> =>
  refusingClash(() =>
    asWriter(viewer, async (tx) => {
      const isOwn = eq(savedViews.ownerId, viewer.userId);
      const [view] = await tx
        .select({ page: savedViews.page })
        .from(savedViews)
        .where(and(eq(savedViews.id, id), isOwn));
      if (!view) throw new Refusal(notYours);
      await tx
        .update(savedViews)
        .set({ isDefault: false })
        .where(and(eq(savedViews.page, view.page), isOwn, savedViews.isDefault));
      if (isDefault)
        await tx
          .update(savedViews)
          .set({ isDefault })
          .where(and(eq(savedViews.id, id), isOwn));
      return { id };
    }),
  );

export async function saveView(viewer: Viewer, view: SaveView): Promise<{ id: string }> {
  if (view.scope === "league") assertCan(viewer, "keepLeagueView");
  return refusingClash(() =>
    asWriter(viewer, async (tx) => {
      const [saved] = await tx
        .insert(savedViews)
        .values({ ...view, ownerId: viewer.userId, unitId: viewer.unitId })
        .returning({ id: savedViews.id });
      if (!saved) throw new Error("a view was not saved");
      return saved;
    }),
  );
}

export async function changeView(viewer: Viewer, { id, ...view }: ChangeView): Promise<{ id: string }> {
  if (view.scope === "league") assertCan(viewer, "keepLeagueView");
  return refusingClash(() =>
    asWriter(viewer, async (tx) => {
      const [changed] = await tx
        .update(savedViews)
        .set({ ...view, unitId: viewer.unitId })
        .where(and(eq(savedViews.id, id), eq(savedViews.ownerId, viewer.userId)))
        .returning({ id: savedViews.id });
      if (!changed) throw new Refusal(notYours);
      return changed;
    }),
  );
}

export const dropView = (viewer: Viewer, id: string): Promise<{ name: string }> =>
  asWriter(viewer, async (tx) => {
    const [gone] = await tx
      .delete(savedViews)
      .where(and(eq(savedViews.id, id), eq(savedViews.ownerId, viewer.userId)))
      .returning({ name: savedViews.name });
    if (!gone) throw new Refusal(notYours);
    return gone;
  });

async function refusingClash<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (faultOf(error).constraint === "saved_views_name")
      throw new Refusal("您已有同名视图，请换一个名称，或在该视图下保存修改。", "name");
    if (faultOf(error).constraint === "saved_views_one_default")
      throw new Refusal("默认视图刚刚在另一处改过。请刷新后重试。");
    throw error;
  }
}
