/** Texts that are a script where a page writes them as markup; each sets `pwned` or opens a dialog where it runs. */
export const SCRIPTS: readonly string[] = [
  '<script>pwned=1</script>', '<img src=x onerror=pwned=2>', '<svg onload=pwned=3>', '<iframe srcdoc="<script>parent.pwned=4</script>">', '<body onload=pwned=5>',
  '<input autofocus onfocus=pwned=6>', '<details open ontoggle=pwned=7>', '<video><source onerror=pwned=8></video>', '<audio src=x onerror=pwned=9>', '<object data="javascript:pwned=10">',
  '<embed src="javascript:pwned=11">', '<a href="javascript:pwned=12" autofocus>x</a>', '<math><mi xlink:href="javascript:pwned=13">x</mi></math>', '<form><button formaction="javascript:pwned=14">x</button></form>',
  '<marquee onstart=pwned=15>x</marquee>', '"><img src=x onerror=pwned=16>', "'><img src=x onerror=pwned=17>", '</title><img src=x onerror=pwned=18>', '</textarea><img src=x onerror=pwned=19>',
  '</style><img src=x onerror=pwned=20>', '</script><img src=x onerror=pwned=21>', '--><img src=x onerror=pwned=22>', ']]><img src=x onerror=pwned=23>', '<img src="x` `onerror=pwned=24">',
  '<IMG SRC=x OnErRoR=pwned=25>', '<img/src=x/onerror=pwned=26>', '<svg><animate onbegin=pwned=27 attributeName=x dur=1s>', '<svg><a xlink:href="javascript:pwned=28"><text>x</text></a></svg>',
  '<style>@import "javascript:pwned=29"</style>', '<link rel=stylesheet href="javascript:pwned=30">', '<meta http-equiv=refresh content="0;url=javascript:pwned=31">', '<base href="javascript:pwned=32//">',
  '" onmouseover="pwned=33', "' onfocus='pwned=34' autofocus='", '{{constructor.constructor("pwned=35")()}}', '${pwned=36}', '$t(pwned)', '<template><img src=x onerror=pwned=38></template><img src=x onerror=pwned=38>',
  '<img src=x onerror=alert(39)>', 'javascript:alert(40)',
];
