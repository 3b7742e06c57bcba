import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { readVersionWarning, versionWarning } from "./server-version";

test("a server whose minor version lacks mended faults is named at the start, with what to do", async () => {
  expect(versionWarning(180_004, true)).toBe(
    "提示：数据库版本 18.4 低于 18.6，缺少已知问题的修复。内置数据库只供试用；正式使用请连接较新的 PostgreSQL（DATABASE_URL）。",
  );
  expect(versionWarning(150_018, false)).toContain("请升级数据库的小版本");
  expect([versionWarning(180_006, true), versionWarning(150_019, false), versionWarning(170_001, false)]).toEqual([
    null,
    null,
    null,
  ]);
});

test("the version is asked of the server itself", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const [row] = await founder.driver<{ number: number }[]>`select current_setting('server_version_num')::int as number`;
  expect(await readVersionWarning(url, true)).toBe(versionWarning(row?.number ?? 0, true));
  await founder.end();
});
