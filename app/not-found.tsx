import type { Metadata } from "next";
import { Entrance } from "@/components/account/entrance";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata: Metadata = { title: "没有这个页面" };

export default function NotFound() {
  return (
    <Entrance>
      <h1 className="mt-4 text-lg font-semibold">没有这个页面</h1>
      <p className="mt-1 text-sm text-ink-2">地址可能有误，或内容已不在此处。</p>
      <ButtonLink href="/" tone="primary" className="mt-4">
        回到首页
      </ButtonLink>
    </Entrance>
  );
}
