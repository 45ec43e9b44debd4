import { domainToASCII } from 'node:url';

/** What Route 53 writes as it is; every other character becomes `\ooo`, https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html */
const plain = /[^a-z0-9\-_.]/g;

/**
 * A DNS name in the one form in which Route 53 lists it, however it was written: lower case, with its final dot, special
 * characters as octal escapes (`*` is `\052`), letters beyond ASCII in Punycode.
 */
export function listedName(name: string): string {
  const unescaped = name.replaceAll(/\\([0-3][0-7]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
  const ascii = /[^\0-\x7f]/.test(unescaped) ? punycode(unescaped) : unescaped;
  const escaped = ascii.toLowerCase().replaceAll(plain, octal);
  return escaped.endsWith('.') ? escaped : `${escaped}.`;
}

/** Label by label: a `*` or `_` in one of them is none of the others' business. */
function punycode(name: string): string {
  return name
    .split('.')
    .map((label) => (/[^\0-\x7f]/.test(label) ? domainToASCII(label) || label : label))
    .join('.');
}

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

/** The name as a person writes it. */
export function shownName(name: string): string {
  return listedName(name)
    .replace(/^\\052/, '*')
    .replace(/\.$/, '');
}
