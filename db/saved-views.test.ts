import { randomBytes } from "node:crypto";
import type { Viewer } from "@/domain/viewer";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { dropView, findDefaultView, listViews, saveView, setDefaultView } from "./saved-views";

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
