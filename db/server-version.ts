import postgres from "postgres";

/** Minor versions from which the faults we know of are mended; of other majors none are known. */
const floors: Readonly<Record<number, number>> = { 15: 19, 18: 6 };

/** A sentence where a server of this `server_version_num` lacks mended faults, else null. */
export function versionWarning(versionNumber: number, isEmbedded: boolean): string | null {
  const [major, minor] = [Math.floor(versionNumber / 10_000), versionNumber % 10_000];
  const floor = floors[major];
  if (floor === undefined || minor >= floor) return null;
  const advice = isEmbedded
    ? "内置数据库只供试用；正式使用请连接较新的 PostgreSQL（DATABASE_URL）。"
    : "请升级数据库的小版本。";
  return `提示：数据库版本 ${major}.${minor} 低于 ${major}.${floor}，缺少已知问题的修复。${advice}`;
}

export async function readVersionWarning(databaseUrl: string, isEmbedded: boolean): Promise<string | null> {
  const driver = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await driver<{ number: number }[]>`select current_setting('server_version_num')::int as number`;
    return row ? versionWarning(row.number, isEmbedded) : null;
  } finally {
    await driver.end({ timeout: 2 });
  }
}
