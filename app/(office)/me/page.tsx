import type { Metadata } from "next";
import { changeOwnPassword, endOwnSession } from "@/app/(office)/me/actions";
import { requireViewer } from "@/auth";
import { ChangePassword } from "@/components/account/change-password";
import { OwnSessions } from "@/components/account/own-sessions";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { listOwnSessions } from "@/db/sessions";
import { getOwnAccount } from "@/db/users";
import { deviceOf, showMoment } from "@/domain/moment";
import { roleLabels } from "@/domain/role";

export const metadata: Metadata = { title: "我的" };

export default async function MePage() {
  const viewer = await requireViewer();
  const [account, sessions] = await Promise.all([getOwnAccount(viewer), listOwnSessions(viewer)]);
  return (
    <>
      <PageHead title="我的" meta={`${viewer.unitName} ${viewer.name}`} hasSearch={false} />
      <PageBody>
        <div className="grid max-w-240 grid-cols-2 items-start gap-3 max-lg:grid-cols-1">
          <Card title="当前身份">
            <Facts
              className="px-3 pb-3"
              facts={[
                { term: "姓名", value: viewer.name },
                { term: "账号", value: account.login },
                { term: "单位", value: viewer.unitName },
                { term: "角色", value: viewer.roles.map((role) => roleLabels[role]).join("、") },
                {
                  term: "密码更改于",
                  value: account.passwordChangedAt ? showMoment(account.passwordChangedAt) : "未设定",
                },
              ]}
            />
            <p className="border-t border-line-2 px-3 py-2 text-xs text-ink-3">
              姓名、单位和角色由安全管理员维护，变动后须重新登录。
            </p>
          </Card>
          <Card title="更改密码">
            <ChangePassword login={account.login} changePassword={changeOwnPassword} />
          </Card>
          <Card title="我的登录" note="30 分钟不用自动结束" className="col-span-full">
            <OwnSessions
              endSession={endOwnSession}
              sessions={sessions.map((session) => ({
                id: session.id,
                device: deviceOf(session.userAgent),
                openedAt: showMoment(session.createdAt),
                seenAt: showMoment(session.lastSeenAt),
                isThisOne: session.isThisOne,
              }))}
            />
          </Card>
        </div>
      </PageBody>
    </>
  );
}
