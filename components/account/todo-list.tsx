import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { type Todo, todoKindLabels } from "@/domain/todo";

/** What waits, each leading to its project; two-line rows on a phone. */
export function TodoList({ todos }: { todos: readonly Todo[] }) {
  return (
    <Table caption="待办" rows={36}>
      <thead className="max-lg:hidden">
        <tr>
          <HeadCell>事项</HeadCell>
          <HeadCell>项目</HeadCell>
          <HeadCell>内容</HeadCell>
          <HeadCell>日期</HeadCell>
        </tr>
      </thead>
      <tbody>
        {todos.map((todo) => (
          <tr key={`${todo.kind} ${todo.projectId} ${todo.words}`}>
            <Cell className="w-28 max-lg:hidden">{todoKindLabels[todo.kind]}</Cell>
            <RowHead isWrapping>
              <Link href={`/projects/${todo.projectId}`} className="max-lg:inline-block max-lg:pt-2">
                {todo.projectName}
              </Link>
              <span className="ml-2 text-xs text-ink-3">{todo.projectCode}</span>
              <span className="block pb-1 text-xs text-ink-2 lg:hidden">
                {todoKindLabels[todo.kind]} · {todo.words || "未填下一步"} · {todo.on}
                {todo.isOverdue && <span className="text-bad"> 已过期</span>}
              </span>
            </RowHead>
            <Cell className="max-lg:hidden" isWrapping>
              {todo.words || <span className="text-ink-3">未填下一步</span>}
            </Cell>
            <Cell className="w-44 max-lg:hidden">
              <span className="inline-flex items-center gap-2">
                {todo.on}
                {todo.isOverdue && <Tag tone="bad">已过期</Tag>}
              </span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
