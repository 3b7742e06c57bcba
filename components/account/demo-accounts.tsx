"use client";

import { type Role, roleLabels } from "@/domain/role";

export type DemoAccount = { login: string; name: string; unitName: string; roles: readonly Role[] };

const usualWork = {
  clerk: "记拜访、跟项目",
  bureau_head: "确认线索、续首谈",
  department_head: "看缺口、评估环节",
  promoter: "确认签约、月结",
  verifier: "核佐证",
  leader: "只读全部",
  exporter: "导出清单",
  system_admin: "管单位，不看业务",
  security_admin: "管人员与角色",
  auditor: "只看操作记录",
} satisfies Record<Role, string>;

/** The demonstration's accounts, one row each; pressing 填入 puts name and password into the form beside. */
export function DemoAccounts({
  accounts,
  chosenLogin,
  onChoose,
}: {
  accounts: readonly DemoAccount[];
  chosenLogin: string;
  onChoose: (login: string) => void;
}) {
  return (
    <section
      aria-labelledby="demo-heading"
      className="border-l border-demo-line bg-demo px-6 py-6 max-lg:border-t max-lg:border-l-0 max-lg:px-4"
    >
      <div className="flex items-center gap-2">
        <strong className="rounded-sm border border-demo-edge px-1.5 text-xs font-semibold text-demo-ink">
          演示环境
        </strong>
        <h2 id="demo-heading" className="text-base font-semibold">
          选择一个演示账号
        </h2>
      </div>
      <p className="mt-0.5 text-xs text-ink-2">企业、人员、项目均为虚构。正式环境不显示本栏，也没有默认密码。</p>
      <ul className="mt-2 overflow-hidden rounded-md border border-demo-line bg-card">
        {accounts.map(({ login, name, unitName, roles }) => (
          <li
            key={login}
            data-selected={login === chosenLogin ? "" : undefined}
            className="flex items-center gap-3 border-b border-line-2 px-2 py-0.5 text-sm last:border-b-0 data-selected:bg-brand-weak max-lg:py-1"
          >
            <span className="grid min-w-0 flex-1 grid-cols-[8.5em_4.5em_11.5em_8.5em] gap-x-2 max-lg:grid-cols-[1fr_auto]">
              <span className="truncate">{roles.map((role) => roleLabels[role]).join("、")}</span>
              <span>{name}</span>
              <span className="truncate text-ink-2">{unitName}</span>
              <span className="text-ink-2">{roles[0] && usualWork[roles[0]]}</span>
            </span>
            <button
              type="button"
              aria-label={`填入${unitName}${name}的账号`}
              onClick={() => onChoose(login)}
              className="min-h-6 px-1 text-brand hover:underline max-lg:min-h-11 max-lg:px-3"
            >
              填入
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
