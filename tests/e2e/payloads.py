"""Texts that would run a script, load something or break out of their place, if any page let them."""

from __future__ import annotations

from typing import Final

SCRIPT: Final = "window.hit=1"
PLAIN: Final = r"""
<script>RUN</script>
<script src=/x.js></script>
<img src=x onerror=RUN>
<svg onload=RUN>
<body onload=RUN>
<iframe srcdoc='<script>RUN</script>'></iframe>
<iframe src=javascript:RUN></iframe>
<object data=javascript:RUN>
<embed src=javascript:RUN>
<a href=javascript:RUN>x</a>
<a href='data:text/html,<script>RUN</script>'>x</a>
<form action=javascript:RUN><button>x</button></form>
<button formaction=javascript:RUN>x</button>
<input autofocus onfocus=RUN>
<select autofocus onfocus=RUN>
<textarea autofocus onfocus=RUN>
<video src=x onerror=RUN>
<audio src=x onerror=RUN>
<details open ontoggle=RUN>x</details>
<marquee onstart=RUN>x
<style>*{background:url(/x)}</style>
<link rel=stylesheet href=/x.css>
<meta http-equiv=refresh content='0;url=/x'>
<base href=//localhost/>
<math><mtext><script>RUN</script></mtext></math>
<svg><script>RUN</script></svg>
<svg><animate onbegin=RUN attributeName=x>
<template><script>RUN</script></template>
<noscript><img src=x onerror=RUN>
<div style='background:url(/x)'>x</div>
<p onclick=RUN>x</p>
<b onmouseover=RUN>x</b>
<img src=/x srcset=/y>
<picture><source srcset=/x></picture>
<table background=/x><td>x
<input type=image src=/x onerror=RUN>
<keygen autofocus onfocus=RUN>
<isindex action=javascript:RUN>
<xss id=x tabindex=1 onfocus=RUN></xss>
<plaintext>
<!--<img src=x onerror=RUN>-->
<![CDATA[<script>RUN</script>]]>
<?php echo 1 ?>
<%= 1 %>
"><script>RUN</script>
'><script>RUN</script>
</textarea><script>RUN</script>
</title><script>RUN</script>
</script><script>RUN</script>
</style><script>RUN</script>
</option></select><img src=x onerror=RUN>
" onfocus=RUN autofocus x="
' onfocus=RUN autofocus x='
` onfocus=RUN x=`
--><img src=x onerror=RUN>
]]><img src=x onerror=RUN>
</label><img src=x onerror=RUN>
</fieldset></form><img src=x onerror=RUN>
\"><img src=x onerror=RUN>
&quot;><img src=x onerror=RUN>
&#34;><img src=x onerror=RUN>
%22><img src=x onerror=RUN>
&lt;script&gt;RUN&lt;/script&gt;
&#60;img src=x onerror=RUN&#62;
&#x3c;svg onload=RUN&#x3e;
%3Cscript%3ERUN%3C/script%3E
\u003cscript\u003eRUN\u003c/script\u003e
\x3cimg src=x onerror=RUN\x3e
<scr<script>ipt>RUN</scr</script>ipt>
<IMG SRC=x OnErRoR=RUN>
<img/src=x/onerror=RUN>
<svg/onload=RUN//
<img src=x onerror=RUN//
<<script>RUN//<</script>
<img src='x' onerror='RUN'>
<img src="x" onerror="RUN">
<a href='&#106;avascript:RUN'>x</a>
<a href=' javascript:RUN'>x</a>
[x](javascript:RUN)
[x](<javascript:RUN>)
![x](x){onerror=RUN}
![x](/x.png)
![x](//localhost/x.png)
<javascript:RUN>
[x]: javascript:RUN
[x](data:text/html,<script>RUN</script>)
**<img src=x onerror=RUN>**
*<script>RUN</script>*
`<script>RUN</script>`
``<img src=x onerror=RUN>``
~~<svg onload=RUN>~~
> <script>RUN</script>
# <script>RUN</script>
| <img src=x onerror=RUN> |
- <svg onload=RUN>
***<b onclick=RUN>***
__[x](javascript:RUN)__
\<script>RUN\</script>
{{7*7}}
{% raw %}<script>RUN</script>{% endraw %}
${RUN}
#{RUN}
{{constructor.constructor('RUN')()}}
%(x)s %s <script>RUN</script>
{0.__class__}
[sound:x.mp3]
[$]\input{/etc/passwd}[/$]
\(\href{javascript:RUN}{x}\)
"""
# Signs that only look like brackets, invisible letters, other line ends.
ODD: Final = (
    "\uff1cscript\uff1eRUN\uff1c/script\uff1e",
    "\u2039img src=x onerror=RUN\u203a",
    "<scr\xadipt>RUN</scr\xadipt>",
    "<img\u2028src=x\u2028onerror=RUN>",
    "<a href='java\xadscript:RUN'>x</a>",
)
PAYLOADS: Final = tuple(text.replace("RUN", SCRIPT) for text in (*PLAIN.strip().splitlines(), *ODD))
