import type { Metadata } from "next";
import { z } from "zod";
import { foundAdministrators, setFirstPassword } from "@/app/setup/actions";
import { Entrance } from "@/components/account/entrance";
import { FirstPassword } from "@/components/account/first-password";
import { FoundAdministrators } from "@/components/account/found-administrators";
import { ButtonLink } from "@/components/ui/button-link";
import { findSetupLink } from "@/db/sessions";

export const metadata: Metadata = { title: "设定账号", referrer: "no-referrer" };

const searchSchema = z.object({ token: z.string().min(20).max(100).nullable().catch(null) });

export default async function SetupPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { token } = searchSchema.parse(await searchParams);
  const link = token ? await findSetupLink(token) : null;
  return (
    <Entrance>
      {!token || !link ? (
        <SpentLink />
      ) : link.userId ? (
        <FirstPassword token={token} login={link.login ?? ""} name={link.name ?? ""} setPassword={setFirstPassword} />
      ) : (
        <FoundAdministrators token={token} found={foundAdministrators} />
      )}
    </Entrance>
  );
}

const SpentLink = () => (
  <div className="mt-4">
    <h1 className="text-lg font-semibold">链接已使用或已过期</h1>
    <p className="mt-1 text-sm text-ink-2">
      每个链接只能用一次。已设定密码的，请直接登录；没有设定的，请向安全管理员索取新的链接；首次部署的，请重新启动程序取得新的链接。
    </p>
    <ButtonLink href="/sign-in" tone="primary" className="mt-4">
      去登录
    </ButtonLink>
  </div>
);
