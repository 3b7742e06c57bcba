import { randomBytes } from "node:crypto";
import type { Viewer } from "@/domain/viewer";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { changeView, dropView, findDefaultView, listViews, saveView, setDefaultView } from "./saved-views";

test("one view a list opens it for its owner alone; another's view cannot be made one's default", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const bannerId = await founder.foundBanner();
  const [clerk, colleague] = [
    await founder.foundViewer(bannerId, "clerk"),
    await founder.foundViewer(bannerId, "clerk"),
  ];
  const save = async (name: string) => {
    const named = `${name}${randomBytes(3).toString("hex")}`;
    return (await saveView(clerk, { page: "companies", name: named, scope: "unit", query: `q=${name}` })).id;
  };
  const [first, second] = [await save("叶片"), await save("塔筒")];
  const opened = async (viewer: Viewer) => (await findDefaultView(viewer, "companies"))?.id ?? null;
  expect(await opened(clerk)).toBeNull();
  await setDefaultView(clerk, { id: first, isDefault: true });
  expect(await opened(clerk)).toBe(first);
  await setDefaultView(clerk, { id: second, isDefault: true });
  expect(await opened(clerk)).toBe(second);
  expect((await listViews(clerk, "companies")).filter(({ isDefault }) => isDefault)).toMatchObject([{ id: second }]);

  expect(await opened(colleague), "a view of the unit is not its people's default").toBeNull();
  expect((await listViews(colleague, "companies")).some(({ isDefault }) => isDefault)).toBe(false);
  await expect(setDefaultView(colleague, { id: first, isDefault: true })).rejects.toThrow("只有保存视图的人");

  await setDefaultView(clerk, { id: second, isDefault: false });
  expect(await opened(clerk)).toBeNull();
  await setDefaultView(clerk, { id: first, isDefault: true });
  await dropView(clerk, first);
  expect(await opened(clerk)).toBeNull();
  await founder.end();
});

test("a view is its owner's to change and is read by those it is for", async ({ database }) => {
  const founder = founderOf(database.url);
  const bannerId = await founder.foundBanner();
  const clerk = await founder.foundViewer(bannerId, "clerk");
  const colleague = await founder.foundViewer(bannerId, "clerk");
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const promoter = await founder.foundViewer("dept-zhaoshang", "promoter");
  const mark = randomBytes(3).toString("hex");
  const view = (name: string, scope: "own" | "unit" | "league") => ({
    page: "companies" as const,
    name: `${name}${mark}`,
    scope,
    query: "province=江苏",
  });
  const { id } = await saveView(clerk, view("自用", "own"));
  await saveView(clerk, view("本旗", "unit"));
  await saveView(promoter, view("全盟", "league"));
  await expect(saveView(clerk, view("越权", "league"))).rejects.toThrow("全盟视图由盟招商主管部门保存");
  await expect(saveView(clerk, view("自用", "unit"))).rejects.toThrow("您已有同名视图");
  const seen = async (viewer: Viewer) =>
    (await listViews(viewer, "companies")).flatMap(({ name }) => (name.endsWith(mark) ? [name.slice(0, 2)] : []));
  expect(await seen(clerk)).toEqual(["自用", "本旗", "全盟"]);
  expect(await seen(colleague)).toEqual(["本旗", "全盟"]);
  expect(await seen(stranger)).toEqual(["全盟"]);
  const changed = { id, name: `改名${mark}`, scope: "unit" as const, query: "city=盐城" };
  await expect(changeView(colleague, changed)).rejects.toThrow("只有保存视图的人");
  await expect(dropView(colleague, id)).rejects.toThrow("只有保存视图的人");
  await changeView(clerk, changed);
  expect(await seen(colleague)).toContain("改名");
  await dropView(clerk, id);
  expect(await seen(clerk)).toEqual(["本旗", "全盟"]);
  await founder.end();
});
