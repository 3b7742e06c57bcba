import type { Metadata } from "next";
import { requireViewer } from "@/auth";
import { TodoList } from "@/components/account/todo-list";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardFoot } from "@/components/ui/card-foot";
import { CardScroll } from "@/components/ui/card-scroll";
import { EmptyState } from "@/components/ui/empty-state";
import { NoRight } from "@/components/ui/no-right";
import { listTodo } from "@/db/todo";
import { can } from "@/domain/permission";

export const metadata: Metadata = { title: "待办" };

export default async function TodoPage() {
  const viewer = await requireViewer();
  const mayRead = can(viewer, "readBusiness");
  const todos = mayRead ? await listTodo(viewer) : [];
  return (
    <>
      <PageHead title="待办" {...(mayRead && { meta: `${todos.length} 项` })} />
      <PageBody isFixed>
        <Card label="待办" className="h-full">
          <CardScroll>
            {!mayRead ? (
              <NoRight usedBy="业务人员" instead="管理员不处理业务事项，您可以使用设置。" />
            ) : todos.length === 0 ? (
              <EmptyState title="没有待办" actions={<ButtonLink href="/projects">去看项目</ButtonLink>}>
                待确认的签约、待审定的变更和七天内到期的下一步会列在这里。
              </EmptyState>
            ) : (
              <TodoList todos={todos} />
            )}
          </CardScroll>
          {todos.length > 0 && <CardFoot>先列待您决定的事项，再列七天内到期的下一步，早的在前。</CardFoot>}
        </Card>
      </PageBody>
    </>
  );
}
