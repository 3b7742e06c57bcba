import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { homeOf } from "@/app/(office)/places";
import { findViewer } from "@/auth";
import { SignInPanel } from "@/components/account/sign-in-panel";
import { findDemoPassword, listDemoPeople } from "@/db/deployment";
import { localPath } from "@/domain/local-path";

export const metadata: Metadata = { title: "登录" };

const reasons: Record<string, string> = {
  expired: "登录已到期。请重新登录。",
  password: "密码已更改，原有登录均已结束。请用新密码登录。",
  setup: "密码已设定，请登录。",
};
const searchSchema = z.object({
  next: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(""),
});

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { next, reason } = searchSchema.parse(await searchParams);
  const back = localPath(next);
  const viewer = await findViewer();
  if (viewer) redirect(back && back !== "/" ? back : homeOf(viewer));
  const password = await findDemoPassword();
  return (
    <SignInPanel
      notice={reasons[reason ?? ""]}
      next={back}
      demo={password === null ? null : { accounts: await listDemoPeople(), password }}
    />
  );
}
