/** Strings that some database, shell, template, log or file system has taken for more than text. */
const SQL = [
  "'", "''", '"', '`', "' OR '1'='1", "' OR 1=1 --", "' OR 1=1#", "') OR ('1'='1", "'; DROP TABLE quotes; --", "'; SELECT pg_sleep(10); --", "' UNION SELECT NULL,NULL,NULL --", "1; DELETE FROM quotes", "1' AND '1'='2", "admin'--",
  "' AND SLEEP(5) --", "'||(SELECT version())||'", "'; COPY quotes TO PROGRAM 'id'; --", '$$; SELECT 1; $$', "E'\\x27'", "\\'; SELECT 1; --", "%27%20OR%201=1", "1 OR 1=1", "1)) OR ((1=1", "'/**/OR/**/1=1", "' OR ''='", 'ORDER BY 1000', "id,(SELECT 1)", "name; --", "name DESC, (CASE WHEN 1=1 THEN 1 ELSE 2 END)", "'; EXEC xp_cmdshell('dir'); --", "' HAVING 1=1 --", "' GROUP BY 1 --", "0x27204f5220313d31", "CHAR(39)", "'+'", "' + '", "\\", "\\\\", "%", "_", "%%", "%_%", "a%' --", "';--", "'; WAITFOR DELAY '0:0:5'--", "'; ATTACH DATABASE '/tmp/x' AS x; --", "' AND 1=CAST((SELECT version()) AS int) --", "{\"$gt\":\"\"}", "{\"$where\":\"sleep(5000)\"}", "[$ne]=1",
];
const SHELL = [
  '; id', '| id', '& id', '&& id', '|| id', '`id`', '$(id)', '$(sleep 5)', '; sleep 5', '\n id', '> /tmp/canary', '< /etc/passwd', '$IFS$9id', '${HOME}', '%PATH%', '; shutdown -h now', "'; id; '", '"; id; "', '-rf /', '--help', '-o ProxyCommand=id', '@/etc/passwd', '~root', '*', '?', '[a-z]', '{a,b}', '!!', '^a^b', '\\$(id)', '%0aid', '() { :; }; id', 'id #', "a'b\"c`d", '$((1/0))',
];
const TEMPLATES = [
  '{{7*7}}', '${7*7}', '#{7*7}', '<%= 7*7 %>', '{{constructor.constructor("return process")()}}', '${process.env}', '{{this}}', '{%raw%}', '@{7*7}', '[[${7*7}]]', '*{7*7}', '~{7*7}', '${jndi:ldap://127.0.0.1/a}', '${${lower:j}ndi:ldap://x}', '{0}', '{}', '%s%s%s%n', '%x%x%x', '%99999999s', '%d', '%p', '$1$2', '$&', "$'", '$`',
];
const MARKUP = [
  '<script>window.__pwn=1</script>', '<img src=x onerror=window.__pwn=1>', '"><svg onload=1>', "javascript:alert(1)", '<!--', ']]>', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', '&lt;', '&#x27;', '<a href="javascript:1">', '</textarea><script>', '<style>@import "x"</style>', '<iframe srcdoc="x">', '{"a":1}', '[1,2]', 'null', 'undefined', 'true', 'NaN', 'Infinity', '-0', '1e309', '=1+1', '+1', '-1', '@SUM(A1)', "=cmd|'/c calc'!A0", '=HYPERLINK("http://x")', '＝1', '\t=1',
];
const LOG = [
  'a\r\nb', 'a\nb', 'a\rb', '\r\n\r\n<html>', 'a\r\nSet-Cookie: x=1', '{"level":60,"msg":"forged"}', '"}\n{"level":60,"msg":"forged"}', '\u001b[31mred', '\u001b]0;title\u0007', '\u0000', 'a\u0000b', '\u0008', '\u007f', '\u0085', '\u2028', '\u2029', '\u202e', '\ufeff', '\ufffe', '\ud800', '\udc00', '%0d%0a', '%0D%0ASet-Cookie:x', '嘊嘍', '\u200b', '\u0301'.repeat(50), '\t', '\v', '\f', '\u00a0',
];
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', 'then', 'toJSON', 'length', '$ref', '0', '-1', 'NaN', ' ', '.', '..', '../', '../../etc/passwd', '..\\..\\windows\\win.ini', '%2e%2e%2f', '/etc/passwd', 'file:///etc/passwd', '\\\\host\\share', 'C:\\', 'CON', 'a'.repeat(119), '𝕏'.repeat(50), 'port:', 'market:', 'port:__proto__', 'market:constructor'];

export const INJECTIONS: readonly string[] = [...new Set([...SQL, ...SHELL, ...TEMPLATES, ...MARKUP, ...LOG, ...NAMES])];

/** Ways out of a folder, as they come in an address. */
export const TRAVERSALS = [
  '../canary.txt', '..%2fcanary.txt', '%2e%2e/canary.txt', '%2e%2e%2fcanary.txt', '..%5ccanary.txt', '..\\canary.txt', '....//canary.txt', '..;/canary.txt', '%252e%252e%252fcanary.txt', '..%c0%afcanary.txt', '..%ef%bc%8fcanary.txt', '%c0%ae%c0%ae/canary.txt',
  '..%00/canary.txt', 'index.html%00/../canary.txt', 'assets/../../canary.txt', 'assets/%2e%2e/%2e%2e/canary.txt', './/../canary.txt', '/..//canary.txt', '//../canary.txt', '\\..\\canary.txt', '..%u2216canary.txt', '.%2e/canary.txt', '%2e./canary.txt', '..//canary.txt', '.../canary.txt', '~/canary.txt', '%00', '%ff', '%', '%zz', '%u0041',
] as const;
