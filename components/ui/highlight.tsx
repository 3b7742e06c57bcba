export interface TextPart {
  text: string;
  isHit: boolean;
}

/** A sentence with what was searched for or matched marked in it. */
export function Highlight({ parts }: { parts: readonly TextPart[] }) {
  let offset = 0;
  return parts.map((part) => {
    const key = offset;
    offset += part.text.length;
    return part.isHit ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
  });
}
