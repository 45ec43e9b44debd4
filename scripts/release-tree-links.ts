import { posix } from 'node:path';

/**
 * A Markdown text whose relative links and images lead to the same files after it moved to another folder. What they
 * point at may have moved as well: `moved` says where a path from the top of the tree is now. Code stays as it is.
 */
export function movedLinks(
  text: string,
  from: string,
  to: string,
  moved: (path: string) => string = (path) => path,
): string {
  const relocated = (target: string): string => {
    // An address, a path from the top of the host, or a place on the same page.
    if (/^([a-z][a-z0-9+.-]*:|\/|#|$)/i.test(target)) return target;
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
    const ending = path.endsWith('/') ? '/' : '';
    const file = posix.normalize(posix.join(from, path)).replace(/\/$/, '');
    return `${posix.relative(to, moved(file)) || '.'}${ending}${rest}`;
  };
  let fence: string | undefined;
  return text
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
        fence = fence === undefined ? mark : undefined;
        return line;
      }
      return fence === undefined ? withLinks(line, relocated) : line;
    })
    .join('\n');
}

/** The targets of `[text](target "title")`, of `[name]: target` and of `src` and `href`, outside of `code`. */
function withLinks(line: string, relocated: (target: string) => string): string {
  return line
    .split(/(`+[^`]+`+)/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replaceAll(
            /(\]\(\s*<?|\b(?:src|href)=["'])([^\s)>"']+)/g,
            (_, before: string, target: string) => `${before}${relocated(target)}`,
          ),
    )
    .join('')
    .replace(
      /^( {0,3}\[[^\]]+\]:\s*<?)([^\s>]+)/,
      (_, before: string, target: string) => `${before}${relocated(target)}`,
    );
}
