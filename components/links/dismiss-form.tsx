"use client";

import { useId, useState } from "react";
import { focusNextDecision, focusOwnDecision, reasonMark } from "@/components/links/decision-focus";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { dismissReasons } from "@/domain/prospect";

/** Asks why a match is dismissed, under its own row, or why many are; a usual reason is one press away. A refusal leaves it open. */
export function DismissForm({
  whom,
  onDismiss,
  onClose,
}: {
  /** “示例有限公司”, 所选 60 家. */
  whom: string;
  /** Tells whether it was done. */
  onDismiss: (reason: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const id = useId();
  const dismiss = async (form: Element) => {
    if (!(await onDismiss(reason.trim()))) return;
    focusNextDecision(form);
    onClose();
  };
  return (
    <form
      className="flex flex-wrap items-center gap-1.5 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === "") {
          setMissing(true);
          event.currentTarget.querySelector("input")?.focus();
        } else void dismiss(event.currentTarget);
      }}
    >
      <label htmlFor={id} className="text-sm">
        排除{whom}的原因 <span className="text-xs text-bad">必填</span>
      </label>
      <Input
        id={id}
        // It stands before the menu has closed or after: then `focusAfter` finds it, or this does.
        autoFocus
        {...reasonMark}
        maxLength={200}
        value={reason}
        aria-invalid={isMissing || undefined}
        aria-describedby={isMissing ? `${id}-error` : undefined}
        onChange={(event) => {
          setReason(event.target.value);
          setMissing(false);
        }}
        className="max-w-64"
      />
      {dismissReasons.map((usual) => (
        <Button key={usual} isSmall onClick={() => setReason(usual)}>
          {usual}
        </Button>
      ))}
      <Button type="submit" isSmall tone="primary">
        排除
      </Button>
      <Button
        isSmall
        tone="text"
        onClick={(event) => {
          focusOwnDecision(event.currentTarget);
          onClose();
        }}
      >
        取消
      </Button>
      {isMissing && (
        <span id={`${id}-error`} role="alert" className="text-xs text-bad">
          请填写排除原因
        </span>
      )}
    </form>
  );
}
