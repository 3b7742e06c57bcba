import { asOwner } from "@/db/client";
import { disableUser, foundUser } from "@/db/user-accounts";
import { newPersonSchema } from "@/domain/person";
import { Refusal } from "@/domain/refusal";
import { roles } from "@/domain/role";
import { type Command, WrongUsage } from "./command";

/** Accounts from the machine itself, for the day when no security administrator can sign in. */
export const userCommand: Command = {
  usage: [
    `user create --login L --name 姓名 --unit 单位 --role 角色[,角色]    建立人员，给出一次性设密链接（角色：${roles.join(" ")}）`,
    "user disable --login L    停用账号，并结束其全部登录",
  ],
  options: {
    login: { type: "string" },
    name: { type: "string" },
    unit: { type: "string" },
    role: { type: "string" },
  },
  async run([verb], { login, name, unit, role }, open) {
    const databaseUrl = await open();
    if (verb === "disable" && typeof login === "string") {
      await asOwner(databaseUrl, (_, driver) => disableUser(driver, login));
      return { answer: { login, state: "disabled" }, text: `已停用 ${login}，其登录均已结束。` };
    }
    if (verb !== "create") throw new WrongUsage();
    const person = newPersonSchema.safeParse({
      login,
      name,
      unitId: unit,
      roles: typeof role === "string" ? role.split(",").map((each) => each.trim()) : [],
    });
    if (!person.success) throw new Refusal(person.error.issues.map((issue) => issue.message).join(""));
    const { token } = await asOwner(databaseUrl, (_, driver) => foundUser(driver, person.data));
    const path = `/setup?token=${token}`;
    return {
      answer: { login: person.data.login, setupPath: path },
      text: `已建立 ${person.data.login}。请在 3 天内打开此一次性链接设定密码：${path}`,
    };
  },
};
