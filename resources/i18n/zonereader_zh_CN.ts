<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About ZoneReader</source>
        <translation>关于园区阅读器</translation>
    </message>
    <message>
        <source>Reads newspaper pages on China&apos;s development zones. MIT licence.</source>
        <translation>阅读有关中国开发区的报纸版面。MIT 许可证。</translation>
    </message>
    <message>
        <source>It is built on the work of others:</source>
        <translation>本程序建立在他人的成果之上：</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Show the licences</source>
        <translation>查看许可证</translation>
    </message>
</context>
<context>
    <name>ArticleFactsDialog</name>
    <message>
        <source>Title and zones</source>
        <translation>题目与园区</translation>
    </message>
    <message>
        <source>Several zones with 、 between them, the subject first. Pinyin finds them too.</source>
        <translation>几个园区之间用顿号隔开，主要的在前；也可以用拼音查找。</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>题目(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Zones</source>
        <translation>园区(&amp;Z)</translation>
    </message>
</context>
<context>
    <name>ArticlePane</name>
    <message>
        <source>open pages, or drop files on the window</source>
        <translation>打开版面，或把文件拖到窗口里</translation>
    </message>
    <message>
        <source>search everything that was read</source>
        <translation>检索全部内容</translation>
    </message>
    <message>
        <source>next article</source>
        <translation>下一篇报道</translation>
    </message>
    <message>
        <source>the user guide</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Articles are read here</source>
        <translation>在这里阅读报道</translation>
    </message>
    <message>
        <source>Choose an article on the left to read it here.</source>
        <translation>在左边选一篇报道，在这里阅读。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>ArticleText</name>
    <message>
        <source>Article</source>
        <translation>报道</translation>
    </message>
    <message>
        <source>Arrows move the caret, with Shift they select; G goes to the next figure</source>
        <translation>方向键移动光标，按住 Shift 选择文字；G 转到下一个数据</translation>
    </message>
    <message>
        <source>Show where this stands on the page</source>
        <translation>查看在版面上的位置</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Chart of figures</source>
        <translation>数据图表</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>A command, a zone or an article: a few letters or pinyin</source>
        <translation>命令、园区或报道：几个字、拼音或首字母</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>{0} found</source>
        <translation>找到 {0} 项</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>园区</translation>
    </message>
</context>
<context>
    <name>CorrectFigureDialog</name>
    <message>
        <source>Correct a figure</source>
        <translation>更正数据</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>数值(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类别(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Measures</source>
        <translation>指标(&amp;M)</translation>
    </message>
    <message>
        <source>such as 668.4亿元, 20% or 3至5家</source>
        <translation>例如 668.4亿元、20%、3至5家</translation>
    </message>
    <message>
        <source>This is no quantity.</source>
        <translation>这不是数量。</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>This does not fit how the page is read. It is kept among its corrections.</source>
        <translation>这与版面现在的读法不相符，已保留在更正列表中。</translation>
    </message>
</context>
<context>
    <name>DropSign</name>
    <message>
        <source>Pages are text files (.txt), or folders that hold some.</source>
        <translation>版面是文本文件（.txt），或装有文本文件的文件夹。</translation>
    </message>
    <message>
        <source>This cannot be taken in</source>
        <translation>这不能导入</translation>
    </message>
    <message>
        <source>all text files in {0}</source>
        <translation>{0} 中的所有文本文件</translation>
    </message>
    <message>
        <source>all text files in {0} folders</source>
        <translation>{0} 个文件夹中的所有文本文件</translation>
    </message>
    <message>
        <source>{0} pages</source>
        <translation>{0} 个版面</translation>
    </message>
    <message>
        <source>left out: {0}</source>
        <translation>不导入：{0} 项</translation>
    </message>
    <message>
        <source>Let go to take in</source>
        <translation>松开即导入</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Take in notes</source>
        <translation>导入笔记</translation>
    </message>
    <message>
        <source>Annotations (*.json);;All files (*)</source>
        <translation>标注 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Notes taken in: {0} new, {1} newer, {2} known; {3} on pages that are not here.</source>
        <translation>已导入笔记：新增 {0} 条，更新 {1} 条，已有 {2} 条；{3} 条所在版面不在资料库里。</translation>
    </message>
    <message>
        <source>{0} files exported to {1}</source>
        <translation>已导出 {0} 个文件到 {1}</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已导出到 {0}</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The preview is being made.</source>
        <translation>正在生成预览。</translation>
    </message>
    <message>
        <source>With tables of figures</source>
        <translation>附数据表</translation>
    </message>
    <message>
        <source>One file per article</source>
        <translation>每篇报道一个文件</translation>
    </message>
    <message>
        <source>The {0} chosen marks</source>
        <translation>所选的 {0} 条</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>这篇报道</translation>
    </message>
    <message>
        <source>The zone {0}</source>
        <translation>园区：{0}</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>这个版面</translation>
    </message>
    <message>
        <source>Everything marked or noted</source>
        <translation>全部标注和笔记</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Markdown for Obsidian</source>
        <translation>Markdown（Obsidian）</translation>
    </message>
    <message>
        <source>Markdown for Logseq</source>
        <translation>Markdown（Logseq）</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>Notes as JSON (W3C annotations)</source>
        <translation>笔记 JSON（W3C 标注）</translation>
    </message>
    <message>
        <source>Notes as CSV</source>
        <translation>笔记（CSV）</translation>
    </message>
    <message>
        <source>Figures as CSV</source>
        <translation>数据 CSV</translation>
    </message>
    <message>
        <source>Your template {0}</source>
        <translation>自己的模板 {0}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>As</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>There is nothing to export in this choice.</source>
        <translation>所选范围里没有可导出的内容。</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>导出到</translation>
    </message>
</context>
<context>
    <name>FigurePane</name>
    <message>
        <source>Here stand the figures of an article, once one is open.</source>
        <translation>打开一篇报道，它的数据就列在这里。</translation>
    </message>
    <message>
        <source>Figures of the article</source>
        <translation>本篇数据</translation>
    </message>
    <message>
        <source>Order of the figures</source>
        <translation>数据的顺序</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Hide: this is no figure</source>
        <translation>隐藏：这不是数据</translation>
    </message>
    <message>
        <source>Show the figures that you hid</source>
        <translation>显示隐藏的数据</translation>
    </message>
    <message>
        <source>As in the text</source>
        <translation>按文中顺序</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>按数值</translation>
    </message>
    <message>
        <source>This article states no figures.</source>
        <translation>这篇报道里没有数据。</translation>
    </message>
    <message>
        <source>Hidden {0}</source>
        <translation>已隐藏 {0}</translation>
    </message>
    <message>
        <source>All {0}</source>
        <translation>全部 {0}</translation>
    </message>
    <message>
        <source>Show all figures with this label in the ledger</source>
        <translation>在数据台账中查看此指标的全部数据</translation>
    </message>
    <message>
        <source>Copy with sentence and source</source>
        <translation>连同句子和出处复制</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>重新显示</translation>
    </message>
    <message>
        <source>As the program read it</source>
        <translation>恢复程序的读法</translation>
    </message>
    <message>
        <source>Note on this figure</source>
        <translation>给这个数据写笔记</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this article</source>
        <translation>在本篇中查找</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>第 {0} 处，共 {1} 处</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>This link is not one that ZoneReader understands: {0}</source>
        <translation>园区阅读器不认识这个链接：{0}</translation>
    </message>
    <message>
        <source>The link leads to nothing in this library; import the page it speaks of first.</source>
        <translation>资料库里没有这个链接所指的内容；请先导入它所说的版面。</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>User guide</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>正文</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>in your note</source>
        <translation>在你的笔记里</translation>
    </message>
</context>
<context>
    <name>Hub</name>
    <message>
        <source>New note</source>
        <translation>新笔记</translation>
    </message>
    <message>
        <source>With the chosen…</source>
        <translation>对所选…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部种类</translation>
    </message>
    <message>
        <source>Moved or without a place</source>
        <translation>已移动或失去位置</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>全部颜色</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天内</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天内</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>一年内</translation>
    </message>
    <message>
        <source>Words in text, note, tag, zone or title</source>
        <translation>原文、笔记、标签、园区或标题中的字词</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>字词</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>园区</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>All bookmarks, highlights and notes</source>
        <translation>全部书签、标注和笔记</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>全部标签</translation>
    </message>
    <message>
        <source>All zones</source>
        <translation>全部园区</translation>
    </message>
    <message>
        <source>{0} of {1}, {2} chosen</source>
        <translation>{0} / {1} 条，已选 {2} 条</translation>
    </message>
    <message>
        <source>Go to the place</source>
        <translation>转到原处</translation>
    </message>
    <message>
        <source>Copy with source</source>
        <translation>连同出处复制</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Rename a tag…</source>
        <translation>重命名标签…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Rename a tag</source>
        <translation>重命名标签</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>LedgerFilters</name>
    <message>
        <source>Label, zone, province or period; &gt;100亿元, 100..500亩</source>
        <translation>指标、园区、省份或时间；&gt;100亿元，100..500亩</translation>
    </message>
    <message>
        <source>Filter the figures</source>
        <translation>筛选数据</translation>
    </message>
    <message>
        <source>All {0}</source>
        <translation>全部 {0}</translation>
    </message>
    <message>
        <source>Remove the filter {0}</source>
        <translation>移除筛选条件 {0}</translation>
    </message>
</context>
<context>
    <name>LedgerWindow</name>
    <message>
        <source>Ledger of figures</source>
        <translation>数据台账</translation>
    </message>
    <message>
        <source>Figures of the library</source>
        <translation>资料库的数据</translation>
    </message>
    <message>
        <source>Labels of the library</source>
        <translation>资料库的指标</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>按指标</translation>
    </message>
    <message>
        <source>Compare zones</source>
        <translation>园区对比</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>历时变化</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Save the chart as a picture…</source>
        <translation>将图表存为图片…</translation>
    </message>
    <message>
        <source>Save the chart as SVG…</source>
        <translation>将图表存为 SVG…</translation>
    </message>
    <message>
        <source>Copy and save</source>
        <translation>复制与保存</translation>
    </message>
    <message>
        <source>Open in its article</source>
        <translation>在报道中打开</translation>
    </message>
    <message>
        <source>Only this label</source>
        <translation>只看此指标</translation>
    </message>
    <message>
        <source>Only this zone</source>
        <translation>只看此园区</translation>
    </message>
</context>
<context>
    <name>Ledgering</name>
    <message>
        <source>The figures are being gathered.</source>
        <translation>正在汇集数据。</translation>
    </message>
    <message>
        <source>The figures cannot be read.</source>
        <translation>无法读取数据。</translation>
    </message>
    <message>
        <source>{0} of {1} figures</source>
        <translation>{0} 项，共 {1} 项数据</translation>
    </message>
    <message>
        <source>There are no figures yet.</source>
        <translation>还没有数据。</translation>
    </message>
    <message>
        <source>They come with the pages that you open.</source>
        <translation>打开版面后，数据会列在这里。</translation>
    </message>
    <message>
        <source>No figure meets all of this.</source>
        <translation>没有符合全部条件的数据。</translation>
    </message>
    <message>
        <source>Take a filter away, or widen the range.</source>
        <translation>请去掉一个条件，或放宽数值范围。</translation>
    </message>
    <message>
        <source>Which label?</source>
        <translation>选择要比较的指标</translation>
    </message>
    <message>
        <source>Which zone?</source>
        <translation>选择园区</translation>
    </message>
    <message>
        <source>There is nothing to draw.</source>
        <translation>没有可画的数据。</translation>
    </message>
    <message>
        <source>None of these figures has a value, or none names a period.</source>
        <translation>这些数据没有数值，或没有写明时间。</translation>
    </message>
    <message>
        <source>{0} figures copied.</source>
        <translation>已复制 {0} 项数据。</translation>
    </message>
    <message>
        <source>The first {0} figures are copied; save all of them as CSV.</source>
        <translation>已复制前 {0} 项数据；要全部数据请另存为 CSV。</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>另存为 CSV</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>the disk refuses it</source>
        <translation>磁盘拒绝写入</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>已保存为 {0}</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>无法写入 {0}：{1}</translation>
    </message>
</context>
<context>
    <name>LostMarks</name>
    <message>
        <source>From an earlier text of this page, without a sure place now:</source>
        <translation>来自本版面较早的文本，现在没有确定的位置：</translation>
    </message>
    <message>
        <source>Take the place shown</source>
        <translation>采用所示位置</translation>
    </message>
    <message>
        <source>Put on the selection</source>
        <translation>移到所选文字</translation>
    </message>
    <message>
        <source>was &quot;{0}&quot;, now &quot;{1}&quot;</source>
        <translation>原“{0}”，现“{1}”</translation>
    </message>
    <message>
        <source>&quot;{0}&quot;</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>Marks without a sure place</source>
        <translation>没有确定位置的标记</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>{0} pages · {1} articles · {2} figures</source>
        <translation>{0} 个版面 · {1} 篇报道 · {2} 个数据</translation>
    </message>
    <message>
        <source>Open pages</source>
        <translation>打开版面</translation>
    </message>
    <message>
        <source>Pages (*.txt);;All files (*)</source>
        <translation>版面 (*.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a folder of pages</source>
        <translation>打开版面文件夹</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Your note, in Markdown. It is saved as you write.</source>
        <translation>在这里写笔记（Markdown），边写边存。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Done (Esc)</source>
        <translation>完成（Esc）</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>NotePane</name>
    <message>
        <source>Bookmarks, highlights and notes</source>
        <translation>书签、标注和笔记</translation>
    </message>
    <message>
        <source>Nothing is marked here yet. Select text to highlight it ({0}) or to note something ({1}).</source>
        <translation>这里还没有标注。选中文字，按 {0} 标注，按 {1} 写笔记。</translation>
    </message>
    <message>
        <source>Go to the place</source>
        <translation>转到原处</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Copy with source</source>
        <translation>连同出处复制</translation>
    </message>
    <message>
        <source>Put on the selection</source>
        <translation>移到所选文字</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>{0} is no font for Chinese; choose another.</source>
        <translation>{0} 不能显示中文，请另选一个字体。</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Print the article</source>
        <translation>打印这篇报道</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}. Choose another folder.</source>
        <translation>{0} 无法写入：{1}。请另选一个文件夹。</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>已存为 {0}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Reading all pages anew…</source>
        <translation>正在重新读取全部版面…</translation>
    </message>
    <message>
        <source>No pages yet. Open some with {0}, or drop files here.</source>
        <translation>还没有版面。按 {0} 打开，或把文件拖到这里。</translation>
    </message>
    <message>
        <source>The library could not be opened.</source>
        <translation>资料库打不开。</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>The library was repaired: {0} pages, {1} notes and marks. The damaged file is {2}.</source>
        <translation>资料库已修复：{0} 个版面，{1} 条笔记和标注。损坏的文件保留在 {2}。</translation>
    </message>
    <message>
        <source>Looking for pages…</source>
        <translation>正在查找版面…</translation>
    </message>
    <message>
        <source>Pages are being read. Their articles appear here at once.</source>
        <translation>正在读取版面，读完的报道会马上出现在这里。</translation>
    </message>
    <message>
        <source>The library is being opened.</source>
        <translation>正在打开资料库。</translation>
    </message>
    <message>
        <source>All pages are read anew, once after an update. Notes and marks stay as they are.</source>
        <translation>更新之后，所有版面会重新读一遍，只需一次；笔记和标注原样保留。</translation>
    </message>
    <message>
        <source>{0} came in with a newer text. Marks that went along: {1}; without a sure place: {2}.</source>
        <translation>{0} 以较新的文本导入。随之移动的标记：{1} 条；没有确定位置的：{2} 条。</translation>
    </message>
    <message>
        <source>Reading pages: {0} of {1}</source>
        <translation>正在读取版面：{0} / {1}</translation>
    </message>
    <message>
        <source>Reading pages anew: {0} of {1}</source>
        <translation>正在重新读取版面：第 {0} 个，共 {1} 个</translation>
    </message>
    <message>
        <source>{0} files could not be read; all others are in.</source>
        <translation>有 {0} 个文件无法读取，其余都已导入。</translation>
    </message>
    <message>
        <source>Which?</source>
        <translation>哪些？</translation>
    </message>
    <message>
        <source>Pages that came in: {0}</source>
        <translation>已导入 {0} 个版面。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>无法读取的文件</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>另外还有 {0} 个</translation>
    </message>
    <message>
        <source>Saved now what could not be saved last time: {0}.</source>
        <translation>上次未能保存的内容现已保存：{0} 条。</translation>
    </message>
    <message>
        <source>What you wrote is kept in the window until it can be saved.</source>
        <translation>您写的内容会留在窗口里，直到能够保存。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ProvenancePane</name>
    <message>
        <source>The page&apos;s own text</source>
        <translation>版面原文</translation>
    </message>
    <message>
        <source>Why this piece is here</source>
        <translation>这一段为什么在这里</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Correct how the page was read</source>
        <translation>更正版面的读法</translation>
    </message>
    <message>
        <source>Earlier in the article</source>
        <translation>在报道中前移</translation>
    </message>
    <message>
        <source>Later in the article</source>
        <translation>在报道中后移</translation>
    </message>
    <message>
        <source>In no article</source>
        <translation>不属于任何报道</translation>
    </message>
    <message>
        <source>An article begins here</source>
        <translation>从这里另起一篇</translation>
    </message>
    <message>
        <source>Into the article shown</source>
        <translation>归入当前报道</translation>
    </message>
    <message>
        <source>Here stands the page&apos;s own text, once an article is open.</source>
        <translation>打开一篇报道后，这里显示版面原文。</translation>
    </message>
    <message>
        <source>{0}: the numbered pieces make this article, in the order of reading. Click one to go there.</source>
        <translation>{0}：标有序号的各段按阅读顺序组成这篇报道。点一段即可跳到那里。</translation>
    </message>
    <message>
        <source>corrected by you</source>
        <translation>你已更正</translation>
    </message>
    <message>
        <source>Piece {0} of {1}</source>
        <translation>第 {0} 段，共 {1} 段</translation>
    </message>
    <message>
        <source>Of &quot;{0}&quot;</source>
        <translation>属于“{0}”</translation>
    </message>
    <message>
        <source>Only passages of this article change places.</source>
        <translation>只有本篇的正文段可以换位置。</translation>
    </message>
    <message>
        <source>The article begins here already.</source>
        <translation>报道本来就从这里开始。</translation>
    </message>
    <message>
        <source>This is in another article: open that one first, then cut it here.</source>
        <translation>这一段在另一篇报道里：请先打开那篇，再从这里拆开。</translation>
    </message>
    <message>
        <source>Only a passage or a loose line can begin an article.</source>
        <translation>只有正文段或不属于任何报道的一行可以作为报道的开头。</translation>
    </message>
    <message>
        <source>This passage is the first already.</source>
        <translation>这一段已经是第一段。</translation>
    </message>
    <message>
        <source>This passage is the last already.</source>
        <translation>这一段已经是最后一段。</translation>
    </message>
    <message>
        <source>This is in no article already.</source>
        <translation>这一段本来就不属于任何报道。</translation>
    </message>
    <message>
        <source>This is in the article shown already.</source>
        <translation>这一段已经在当前报道里。</translation>
    </message>
    <message>
        <source>Choose a piece of the page first.</source>
        <translation>请先在版面上选一段。</translation>
    </message>
    <message>
        <source>Move to another article</source>
        <translation>移到另一篇报道</translation>
    </message>
    <message>
        <source>Go on with another article</source>
        <translation>接上另一篇报道</translation>
    </message>
    <message>
        <source>Title and zones…</source>
        <translation>题目与园区…</translation>
    </message>
    <message>
        <source>Open its article</source>
        <translation>打开所属报道</translation>
    </message>
    <message>
        <source>Corrections {0}</source>
        <translation>更正 {0}</translation>
    </message>
    <message>
        <source> · {0} do not fit</source>
        <translation> · {0} 处已不适用</translation>
    </message>
    <message>
        <source>Does not fit any more: {0}</source>
        <translation>已不适用：{0}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>显示位置</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>The original {0} has taken this digest&apos;s place; what you marked here stays.</source>
        <translation>原版面 {0} 已取代这份摘编；您在这里所做的标记都保留着。</translation>
    </message>
    <message>
        <source>A newer text of {0} has taken this one&apos;s place; marks without a place there stay.</source>
        <translation>{0} 较新的文本已取代这一版；在那里没有位置的标记留在这里。</translation>
    </message>
</context>
<context>
    <name>RelatedPane</name>
    <message>
        <source>Related articles</source>
        <translation>相关报道</translation>
    </message>
    <message>
        <source>Here stand articles of the same zone, and with the same names.</source>
        <translation>这里列出同一园区的报道，以及提到相同企业和名词的报道。</translation>
    </message>
    <message>
        <source>The same companies and terms</source>
        <translation>相同的企业和名词</translation>
    </message>
    <message>
        <source>No other article is of this zone or names the same companies and terms.</source>
        <translation>没有同一园区的其他报道，也没有提到相同企业和名词的报道。</translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message>
        <source>Saved searches</source>
        <translation>已保存的检索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>Forget this search</source>
        <translation>不再保存这次检索</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Saved and recent searches</source>
        <translation>保存的检索和最近的检索</translation>
    </message>
    <message>
        <source>Words, zone:昆山, 投资&gt;100亿, has:note</source>
        <translation>词语、zone:昆山、投资&gt;100亿、has:note</translation>
    </message>
    <message>
        <source>Words must all occur · &quot;phrase&quot; · -word
zone: province: page: kind: has: tag: date:
投资&gt;100亿 · 增长&gt;=20% · money:&gt;1e9 · 面积 100..500亩</source>
        <translation>词语都要出现 · &quot;短语&quot; · -不要的词
zone: province: page: kind: has: tag: date:（也可写 园区: 省: 版面: 类型: 含: 标签: 日期:）
投资&gt;100亿 · 增长&gt;=20% · money:&gt;1e9 · 面积 100..500亩</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>检索资料库</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>保存这次检索</translation>
    </message>
    <message>
        <source>Forget this search</source>
        <translation>不再保存这次检索</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存的检索</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近的检索</translation>
    </message>
    <message>
        <source>Clear recent searches</source>
        <translation>清空最近的检索</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Search results</source>
        <translation>检索结果</translation>
    </message>
    <message>
        <source>Order of the results</source>
        <translation>结果的顺序</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>按相关</translation>
    </message>
    <message>
        <source>In page order</source>
        <translation>按版面</translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation>新的在前</translation>
    </message>
    <message>
        <source>By zone</source>
        <translation>按园区分组</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在检索…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try less, or a part of a word.</source>
        <translation>请减少条件，或只写词语的一部分。</translation>
    </message>
    <message>
        <source>Nothing meets all of this</source>
        <translation>没有同时符合这些条件的报道</translation>
    </message>
    <message>
        <source>{0} articles found, the first {1} shown</source>
        <translation>找到 {0} 篇，显示前 {1} 篇</translation>
    </message>
    <message>
        <source>{0} articles found</source>
        <translation>找到 {0} 篇报道</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Highlight in yellow</source>
        <translation>标注为黄色</translation>
    </message>
    <message>
        <source>Highlight in green</source>
        <translation>标注为绿色</translation>
    </message>
    <message>
        <source>Highlight in blue</source>
        <translation>标注为蓝色</translation>
    </message>
    <message>
        <source>Highlight in pink</source>
        <translation>标注为粉色</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>下划线</translation>
    </message>
    <message>
        <source>Note on the selection</source>
        <translation>给选中的文字写笔记</translation>
    </message>
    <message>
        <source>Copy with source</source>
        <translation>连同出处复制</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Corrections that no longer fit how their page is read, and are kept: {0}.</source>
        <translation>有 {0} 处更正与版面现在的读法不相符，均已保留。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Chinese font</source>
        <translation>中文字体</translation>
    </message>
    <message>
        <source>Latin letters and digits</source>
        <translation>西文和数字字体</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text of the window</source>
        <translation>窗口文字</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>监视的文件夹</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>A little space between Chinese and digits</source>
        <translation>汉字与数字之间留少许空隙</translation>
    </message>
    <message>
        <source>Take in new pages of a folder by themselves</source>
        <translation>自动导入某个文件夹里的新版面</translation>
    </message>
    <message>
        <source>No font shows Chinese: choose a font file…</source>
        <translation>没有能显示中文的字体：选择字体文件…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>The program&apos;s choice</source>
        <translation>由程序选择</translation>
    </message>
    <message>
        <source>As in the Chinese font</source>
        <translation>与中文字体相同</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>护眼</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有选择</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>none yet; one is made every day</source>
        <translation>还没有；每天自动备份一次</translation>
    </message>
    <message>
        <source>{0} kept, the last of {1}</source>
        <translation>保留 {0} 份，最近一份 {1}</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>查找操作或按键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>不设按键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复原</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部复原</translation>
    </message>
    <message>
        <source>{0} belongs to &quot;{1}&quot;. Set takes it away from there.</source>
        <translation>{0} 已属于“{1}”。设定后那里不再使用它。</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Figures, notes and source of the article</source>
        <translation>本篇的数据、笔记和出处</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>相关</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <source>Tags, with commas between</source>
        <translation>标签，用逗号隔开</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>What you wrote last could not be saved. Free some space and try again.</source>
        <translation>刚才写下的内容未能保存，请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>另存到别处…</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存，直接关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save elsewhere</source>
        <translation>另存到别处</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>New pages from the watched folder {0}: {1}</source>
        <translation>监视的文件夹 {0} 里有 {1} 个新版面，已导入</translation>
    </message>
</context>
<context>
    <name>ZonePane</name>
    <message>
        <source>Filter zones: name, pinyin, initials</source>
        <translation>筛选园区：名称、拼音、首字母</translation>
    </message>
    <message>
        <source>Filter zones</source>
        <translation>筛选园区</translation>
    </message>
    <message>
        <source>Zones and articles</source>
        <translation>园区和报道</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Nothing here matches. Clear the filter to see every zone.</source>
        <translation>没有符合的内容。
清除筛选可看到全部园区。</translation>
    </message>
    <message>
        <source>Nothing is marked yet. {0} sets a bookmark, {1} writes a note.</source>
        <translation>还没有标记。按 {0} 加书签，按 {1} 写笔记。</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Figures of {0} in the ledger</source>
        <translation>在数据台账中查看{0}的数据</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Group by province</source>
        <translation>按省份分组</translation>
    </message>
    <message>
        <source>Group by kind of zone</source>
        <translation>按园区类别分组</translation>
    </message>
    <message>
        <source>Group by page</source>
        <translation>按版面分组</translation>
    </message>
</context>
<context>
    <name>ZoneTreeModel</name>
    <message>
        <source>Replaced by the original</source>
        <translation>已由原版面取代</translation>
    </message>
    <message>
        <source>No zone</source>
        <translation>未归园区</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Not in the list of zones</source>
        <translation>名录之外</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>笔记(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open pages…</source>
        <translation>打开版面…</translation>
    </message>
    <message>
        <source>Open a folder of pages…</source>
        <translation>打开版面文件夹…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Take in notes from JSON…</source>
        <translation>从 JSON 导入笔记…</translation>
    </message>
    <message>
        <source>Show the data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Copy with source</source>
        <translation>连同出处复制</translation>
    </message>
    <message>
        <source>Find in this article</source>
        <translation>在本篇中查找</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一处</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一处</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>检索资料库</translation>
    </message>
    <message>
        <source>Ledger of figures</source>
        <translation>数据台账</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>键盘快捷键…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>下一篇报道</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>上一篇报道</translation>
    </message>
    <message>
        <source>Page on, then next article</source>
        <translation>下翻一页，到底后转下一篇</translation>
    </message>
    <message>
        <source>Page back</source>
        <translation>上翻一页</translation>
    </message>
    <message>
        <source>Next figure</source>
        <translation>下一个数据</translation>
    </message>
    <message>
        <source>Previous figure</source>
        <translation>上一个数据</translation>
    </message>
    <message>
        <source>Show on the page</source>
        <translation>在版面上显示</translation>
    </message>
    <message>
        <source>Title and zones…</source>
        <translation>题目与园区…</translation>
    </message>
    <message>
        <source>Related articles</source>
        <translation>相关报道</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>Go to the zones</source>
        <translation>转到园区</translation>
    </message>
    <message>
        <source>Go to the article</source>
        <translation>转到报道</translation>
    </message>
    <message>
        <source>Go to figures, notes or source</source>
        <translation>转到数据、笔记或出处</translation>
    </message>
    <message>
        <source>Highlight the selection</source>
        <translation>标注选中的文字</translation>
    </message>
    <message>
        <source>Highlight in yellow</source>
        <translation>标注为黄色</translation>
    </message>
    <message>
        <source>Highlight in green</source>
        <translation>标注为绿色</translation>
    </message>
    <message>
        <source>Highlight in blue</source>
        <translation>标注为蓝色</translation>
    </message>
    <message>
        <source>Highlight in pink</source>
        <translation>标注为粉色</translation>
    </message>
    <message>
        <source>Underline the selection</source>
        <translation>给选中的文字画线</translation>
    </message>
    <message>
        <source>Note on the selection or article</source>
        <translation>给选中的文字或本篇写笔记</translation>
    </message>
    <message>
        <source>Bookmark the article</source>
        <translation>给本篇加书签</translation>
    </message>
    <message>
        <source>Next bookmark, highlight or note</source>
        <translation>下一个书签、标注或笔记</translation>
    </message>
    <message>
        <source>Previous bookmark, highlight or note</source>
        <translation>上一个书签、标注或笔记</translation>
    </message>
    <message>
        <source>Show bookmarks and notes</source>
        <translation>显示书签和笔记</translation>
    </message>
    <message>
        <source>All bookmarks, highlights and notes</source>
        <translation>全部书签、标注和笔记</translation>
    </message>
    <message>
        <source>Put the current mark on the selection</source>
        <translation>把当前标记移到所选文字</translation>
    </message>
    <message>
        <source>Note on the zone</source>
        <translation>为园区写笔记</translation>
    </message>
    <message>
        <source>Mark as read or unread</source>
        <translation>标为已读或未读</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>恢复文字大小</translation>
    </message>
    <message>
        <source>Light, sepia, dark</source>
        <translation>浅色、护眼、深色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Group by province</source>
        <translation>按省份分组</translation>
    </message>
    <message>
        <source>Group by kind of zone</source>
        <translation>按园区类别分组</translation>
    </message>
    <message>
        <source>Group by page</source>
        <translation>按版面分组</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About ZoneReader</source>
        <translation>关于园区阅读器</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>The library is open in another window that does not answer; close that one first.</source>
        <translation>资料库已在另一个窗口中打开，但那个窗口没有响应；请先关闭它。</translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>the first {0} of {1} figures</source>
        <translation>共 {1} 项数据，列出前 {0} 项</translation>
    </message>
    <message>
        <source>{0} figures</source>
        <translation>{0} 项数据</translation>
    </message>
    <message>
        <source>{0} not drawn: another unit, no value or no period</source>
        <translation>{0} 项未画出：单位不同、没有数值或没有时间</translation>
    </message>
    <message>
        <source>light: about, over or under</source>
        <translation>浅色：约数、超过或不足</translation>
    </message>
    <message>
        <source>├─┤: a range</source>
        <translation>├─┤：范围</translation>
    </message>
</context>
<context>
    <name>corrections</name>
    <message>
        <source>title: {0}</source>
        <translation>题目：{0}</translation>
    </message>
    <message>
        <source>zones: {0}</source>
        <translation>园区：{0}</translation>
    </message>
    <message>
        <source>in no article: {0}</source>
        <translation>不属于任何报道：{0}</translation>
    </message>
    <message>
        <source>moved: {0}</source>
        <translation>移动：{0}</translation>
    </message>
    <message>
        <source>an article begins: {0}</source>
        <translation>另起一篇：{0}</translation>
    </message>
    <message>
        <source>joined: {0}</source>
        <translation>接上：{0}</translation>
    </message>
    <message>
        <source>figure: {0}</source>
        <translation>数据：{0}</translation>
    </message>
</context>
<context>
    <name>document</name>
    <message>
        <source>No zone</source>
        <translation>未归园区</translation>
    </message>
    <message>
        <source>Photo caption</source>
        <translation>图片说明</translation>
    </message>
    <message>
        <source>Text is missing here on the printed page</source>
        <translation>此处原版面缺失</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Nothing was exported to {path}: {reason}.</source>
        <translation>没有导出到 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} holds no annotations of ZoneReader; nothing was taken in.</source>
        <translation>{path} 里没有园区阅读器的标注；什么也没有导入。</translation>
    </message>
    <message>
        <source>This is no longer in the library.</source>
        <translation>资料库里已经没有这一项。</translation>
    </message>
    <message>
        <source>The newest good backup is of {0}.</source>
        <translation>最近一份完好的备份是 {0} 的。</translation>
    </message>
    <message>
        <source>there are no notes, highlights or figures in what was chosen</source>
        <translation>所选范围里没有笔记、标注或数据</translation>
    </message>
    <message>
        <source>one file per article needs a folder</source>
        <translation>每篇报道一个文件时需要选择文件夹</translation>
    </message>
    <message>
        <source>{text} has no closing quote; it is searched to the end as a phrase.</source>
        <translation>{text} 缺少后引号；到末尾都按短语检索。</translation>
    </message>
    <message>
        <source>{text} begins with no field that there is; it is searched as text.</source>
        <translation>{text} 开头的字段不存在；按普通文字检索。</translation>
    </message>
    <message>
        <source>{text} has a value that its field does not take; it is searched as text.</source>
        <translation>{text} 的值不适用于这个字段；按普通文字检索。</translation>
    </message>
    <message>
        <source>{text} is no condition on figures; it is searched as text.</source>
        <translation>{text} 不是对数据的条件；按普通文字检索。</translation>
    </message>
    <message>
        <source>The query is too long; what comes from {text} on is left out.</source>
        <translation>检索式太长；从 {text} 起没有检索。</translation>
    </message>
    <message>
        <source>{text} cannot be asked of figures; it is left out.</source>
        <translation>{text} 不能用来查询数据，已略去。</translation>
    </message>
    <message>
        <source>There is no file {path}; check the name.</source>
        <translation>没有文件 {path}；请检查文件名。</translation>
    </message>
    <message>
        <source>{path} may not be read; ask for permission to read it.</source>
        <translation>没有读取 {path} 的权限；请先取得权限。</translation>
    </message>
    <message>
        <source>{path} has no text in it.</source>
        <translation>{path} 里没有文字。</translation>
    </message>
    <message>
        <source>{path} is not a text file; save the page as plain text first.</source>
        <translation>{path} 不是文本文件；请先把版面存为纯文本。</translation>
    </message>
    <message>
        <source>{path} is text in an unknown encoding; save it as UTF-8.</source>
        <translation>{path} 的文字编码无法识别；请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>{path} is too large for one page; split it into one file per page.</source>
        <translation>{path} 太大，不是一个版面；请按版面拆成多个文件。</translation>
    </message>
    <message>
        <source>{path} holds no page: no .txt file was found in it.</source>
        <translation>{path} 里没有版面：没有找到 .txt 文件。</translation>
    </message>
    <message>
        <source>The library {path} cannot be written; check the folder&apos;s permissions.</source>
        <translation>资料库 {path} 无法写入；请检查文件夹的权限。</translation>
    </message>
    <message>
        <source>{path} is not a ZoneReader library; nothing was changed in it.</source>
        <translation>{path} 不是园区阅读器的资料库；没有改动它。</translation>
    </message>
    <message>
        <source>The library {path} is damaged; it was left as it is, restore a backup.</source>
        <translation>资料库 {path} 已损坏，没有改动它；请恢复备份。</translation>
    </message>
    <message>
        <source>The library {path} was made by a newer ZoneReader; install that version.</source>
        <translation>资料库 {path} 由更新版本的园区阅读器建立；请安装那个版本。</translation>
    </message>
    <message>
        <source>The library {path} is in use by another program; try again in a moment.</source>
        <translation>资料库 {path} 正被另一个程序使用；请稍后再试。</translation>
    </message>
    <message>
        <source>The disk is full; free some space and try again.</source>
        <translation>磁盘已满；请腾出空间后再试。</translation>
    </message>
    <message>
        <source>The disk reports an error with {path}; check the disk.</source>
        <translation>磁盘读写 {path} 出错；请检查磁盘。</translation>
    </message>
    <message>
        <source>There is no library at {path}; import pages first.</source>
        <translation>{path} 处没有资料库；请先导入版面。</translation>
    </message>
    <message>
        <source>The library {path} was moved or replaced; put it back and try again.</source>
        <translation>资料库 {path} 已被移走或替换，请放回原处后重试。</translation>
    </message>
    <message>
        <source>There is a file {path} already; choose another name.</source>
        <translation>已经有文件 {path}；请换一个名字。</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>Money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>功率</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Multiple</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>单价与速率</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>about</source>
        <translation>约</translation>
    </message>
    <message>
        <source>over</source>
        <translation>超</translation>
    </message>
    <message>
        <source>under</source>
        <translation>不到</translation>
    </message>
    <message>
        <source>near</source>
        <translation>近</translation>
    </message>
    <message>
        <source>CNY</source>
        <translation>元</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>美元</translation>
    </message>
    <message>
        <source>points</source>
        <translation>个百分点</translation>
    </message>
    <message>
        <source>m²</source>
        <translation>平方米</translation>
    </message>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <source>t</source>
        <translation>吨</translation>
    </message>
    <message>
        <source>W</source>
        <translation>瓦</translation>
    </message>
    <message>
        <source>Wh</source>
        <translation>瓦时</translation>
    </message>
    <message>
        <source>years</source>
        <translation>年</translation>
    </message>
    <message>
        <source>months</source>
        <translation>个月</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>in rank</source>
        <translation>位</translation>
    </message>
    <message>
        <source>times</source>
        <translation>倍</translation>
    </message>
    <message>
        <source>rises</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>falls</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>Corrected by you. The program read: {0}</source>
        <translation>你已更正。程序原先读作：{0}</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已更正</translation>
    </message>
</context>
<context>
    <name>hub</name>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>园区</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>报道</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
</context>
<context>
    <name>ledger</name>
    <message>
        <source>Zone</source>
        <translation>园区</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>As printed</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>报道</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>marks</name>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Underlined</source>
        <translation>下划线</translation>
    </message>
    <message>
        <source>moved along</source>
        <translation>已随文移动</translation>
    </message>
    <message>
        <source>text changed</source>
        <translation>原文已改</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>没有位置</translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>title</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>lines beside the title</source>
        <translation>引题或副题</translation>
    </message>
    <message>
        <source>sub-heading</source>
        <translation>小标题</translation>
    </message>
    <message>
        <source>paragraph</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>paragraph that goes on</source>
        <translation>接续的段落</translation>
    </message>
    <message>
        <source>names</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>photo credit</source>
        <translation>图片来源</translation>
    </message>
    <message>
        <source>in no article</source>
        <translation>不属于任何报道</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>Source: {0}</source>
        <translation>出处：{0}</translation>
    </message>
</context>
<context>
    <name>why</name>
    <message>
        <source>it bears # marks</source>
        <translation>带有 # 标记</translation>
    </message>
    <message>
        <source>it is a short line without a sentence&apos;s end</source>
        <translation>是没有句末标点的短行</translation>
    </message>
    <message>
        <source>other titles of the page bear # marks</source>
        <translation>本版其他题目都带 # 标记</translation>
    </message>
    <message>
        <source>it is long for a title</source>
        <translation>作题目太长</translation>
    </message>
    <message>
        <source>it has a title&apos;s length</source>
        <translation>长短像题目</translation>
    </message>
    <message>
        <source>it has no comma</source>
        <translation>没有逗号</translation>
    </message>
    <message>
        <source>it is very short, or in two parts with a blank between</source>
        <translation>很短，或由空格分成两截</translation>
    </message>
    <message>
        <source>it says who speaks</source>
        <translation>说明了说话的人</translation>
    </message>
    <message>
        <source>it is numbered</source>
        <translation>带有序号</translation>
    </message>
    <message>
        <source>it asks or exclaims</source>
        <translation>带问号或叹号</translation>
    </message>
    <message>
        <source>it has a comma and opens as a paragraph does</source>
        <translation>有逗号，开头像正文</translation>
    </message>
    <message>
        <source>it is a section&apos;s name</source>
        <translation>是栏目名</translation>
    </message>
    <message>
        <source>nothing follows it</source>
        <translation>后面没有内容</translation>
    </message>
    <message>
        <source>names or a news lead follow it</source>
        <translation>后面是署名或电头</translation>
    </message>
    <message>
        <source>a photo credit follows the title</source>
        <translation>题目后面是图片来源</translation>
    </message>
    <message>
        <source>another title follows it</source>
        <translation>后面又是题目</translation>
    </message>
    <message>
        <source>what follows is no other title, nor the page&apos;s end</source>
        <translation>后面既不是题目，也不是版面末尾</translation>
    </message>
    <message>
        <source>a photo&apos;s legend follows it</source>
        <translation>后面是图片说明</translation>
    </message>
    <message>
        <source>room for a picture was left before it</source>
        <translation>前面留有图片的位置</translation>
    </message>
    <message>
        <source>it is the first of the page</source>
        <translation>是版面的第一行</translation>
    </message>
    <message>
        <source>lines of others stand between</source>
        <translation>中间隔着别的报道</translation>
    </message>
    <message>
        <source>lines of others stand inside the sentence</source>
        <translation>句子中间隔着别的报道</translation>
    </message>
    <message>
        <source>it names a zone</source>
        <translation>提到园区</translation>
    </message>
    <message>
        <source>it is a heading of the first level</source>
        <translation>是一级标题</translation>
    </message>
    <message>
        <source>it is in two parts and names no zone</source>
        <translation>分成两截，又没有提到园区</translation>
    </message>
    <message>
        <source>it speaks of a picture</source>
        <translation>说的是图片</translation>
    </message>
    <message>
        <source>it does not speak of a picture</source>
        <translation>说的不是图片</translation>
    </message>
    <message>
        <source>it tells of a scene on one day</source>
        <translation>写的是某一天的场景</translation>
    </message>
    <message>
        <source>it ends like a picture&apos;s legend</source>
        <translation>结尾像图片说明</translation>
    </message>
    <message>
        <source>a photo credit follows it</source>
        <translation>后面是图片来源</translation>
    </message>
    <message>
        <source>a photo credit stands right under it</source>
        <translation>紧下方是图片来源</translation>
    </message>
    <message>
        <source>it begins as a news item does</source>
        <translation>开头像消息</translation>
    </message>
    <message>
        <source>a news lead in the middle of an article</source>
        <translation>报道中间出现电头</translation>
    </message>
    <message>
        <source>it closes a quote or bracket that it does not open</source>
        <translation>有后引号或后括号而没有前一半</translation>
    </message>
    <message>
        <source>it opens with a news lead</source>
        <translation>以电头开头</translation>
    </message>
    <message>
        <source>it begins with who speaks</source>
        <translation>以说话人开头</translation>
    </message>
    <message>
        <source>it begins like the rest of a clause</source>
        <translation>开头像半句话</translation>
    </message>
    <message>
        <source>it begins as a paragraph does</source>
        <translation>开头像段首</translation>
    </message>
    <message>
        <source>its first character often begins a word, or seldom does</source>
        <translation>首字常作（或少作）词的开头</translation>
    </message>
    <message>
        <source>it begins with the end of a clause</source>
        <translation>开头是分句的结尾</translation>
    </message>
    <message>
        <source>it begins with the rest of a word</source>
        <translation>开头是半个词</translation>
    </message>
    <message>
        <source>it may begin with the rest of a word</source>
        <translation>开头可能是半个词</translation>
    </message>
    <message>
        <source>the sentence before it has not ended</source>
        <translation>前面的句子还没有完</translation>
    </message>
    <message>
        <source>it would leave the sentence before it unended</source>
        <translation>会使前面的句子没有结尾</translation>
    </message>
    <message>
        <source>it closes the quote or bracket that is open</source>
        <translation>补上了前面没有关上的引号或括号</translation>
    </message>
    <message>
        <source>it closes another quote or bracket than is open</source>
        <translation>关上的引号或括号与前面的不配对</translation>
    </message>
    <message>
        <source>it closes a quote or bracket that none opened</source>
        <translation>关上了从未打开的引号或括号</translation>
    </message>
    <message>
        <source>the open quote or bracket is not closed by it</source>
        <translation>没有关上前面的引号或括号</translation>
    </message>
    <message>
        <source>a word runs across the break</source>
        <translation>断处正好接成一个词</translation>
    </message>
    <message>
        <source>no word runs across the break</source>
        <translation>断处接不成词</translation>
    </message>
    <message>
        <source>half a word at the break is not completed</source>
        <translation>断处的半个词没有补全</translation>
    </message>
    <message>
        <source>a number runs across the break</source>
        <translation>断处正好接成一个数字</translation>
    </message>
    <message>
        <source>a term of the page runs across the break</source>
        <translation>断处正好接成本版出现过的词语</translation>
    </message>
    <message>
        <source>a zone&apos;s name runs across the break</source>
        <translation>断处正好接成园区名</translation>
    </message>
    <message>
        <source>both speak of the same zone</source>
        <translation>两处说的是同一个园区</translation>
    </message>
    <message>
        <source>they speak of different zones</source>
        <translation>两处说的是不同的园区</translation>
    </message>
    <message>
        <source>both speak of the same city</source>
        <translation>两处说的是同一个城市</translation>
    </message>
    <message>
        <source>they speak of different cities</source>
        <translation>两处说的是不同的城市</translation>
    </message>
    <message>
        <source>both speak of the same park</source>
        <translation>两处说的是同一个产业园</translation>
    </message>
    <message>
        <source>they speak of different parks</source>
        <translation>两处说的是不同的产业园</translation>
    </message>
    <message>
        <source>it goes on with an interview</source>
        <translation>接着访谈往下说</translation>
    </message>
    <message>
        <source>who speaks has spoken in another article</source>
        <translation>说话人在另一篇报道里说过话</translation>
    </message>
    <message>
        <source>both name the same person</source>
        <translation>提到同一个人</translation>
    </message>
    <message>
        <source>whom it names was named in another article</source>
        <translation>提到的人出现在另一篇报道里</translation>
    </message>
    <message>
        <source>it begins the list that was announced</source>
        <translation>前文预告的列举从这里开始</translation>
    </message>
    <message>
        <source>it is the next in a list</source>
        <translation>是列举中的下一项</translation>
    </message>
    <message>
        <source>a list would lack what stands before it</source>
        <translation>列举会缺少前一项</translation>
    </message>
    <message>
        <source>both hold terms that are rare on the page</source>
        <translation>两处都有本版少见的词语</translation>
    </message>
    <message>
        <source>both hold pairs of characters that are rare on the page</source>
        <translation>两处都有本版少见的字组</translation>
    </message>
    <message>
        <source>it is the next paragraph</source>
        <translation>是紧接着的下一段</translation>
    </message>
    <message>
        <source>a photo&apos;s legend has one paragraph</source>
        <translation>图片说明只有一段</translation>
    </message>
    <message>
        <source>the title goes on</source>
        <translation>题目还没有完</translation>
    </message>
    <message>
        <source>a sub-heading would name another zone</source>
        <translation>作小标题会提到别的园区</translation>
    </message>
    <message>
        <source>a sub-heading would name the article&apos;s own zone</source>
        <translation>作小标题会提到报道自己的园区</translation>
    </message>
    <message>
        <source>a sub-heading would cut a sentence</source>
        <translation>作小标题会切断句子</translation>
    </message>
    <message>
        <source>a sub-heading would stand before another title, or nothing</source>
        <translation>作小标题后面就是题目，或没有内容</translation>
    </message>
    <message>
        <source>a sub-heading right under another</source>
        <translation>小标题紧接着小标题</translation>
    </message>
    <message>
        <source>a photo&apos;s legend would have a title</source>
        <translation>图片说明会带上题目</translation>
    </message>
    <message>
        <source>names stand where an article is signed</source>
        <translation>署名在报道署名的位置</translation>
    </message>
    <message>
        <source>names would cut a sentence</source>
        <translation>署名会切断句子</translation>
    </message>
    <message>
        <source>a credit under its photo&apos;s legend</source>
        <translation>图片说明下方的来源</translation>
    </message>
    <message>
        <source>the article has been signed already</source>
        <translation>报道已经署过名</translation>
    </message>
    <message>
        <source>its author&apos;s name ends it</source>
        <translation>以作者姓名结尾</translation>
    </message>
    <message>
        <source>a photo credit inside an article</source>
        <translation>报道中间的图片来源</translation>
    </message>
    <message>
        <source>a legend where a sentence is broken</source>
        <translation>句子断开处的图片说明</translation>
    </message>
    <message>
        <source>a legend inside an article</source>
        <translation>报道中间的图片说明</translation>
    </message>
    <message>
        <source>an article begins with a title</source>
        <translation>报道以题目开头</translation>
    </message>
    <message>
        <source>an article begins without a title</source>
        <translation>报道没有题目就开头</translation>
    </message>
    <message>
        <source>an article begins with names</source>
        <translation>报道以署名开头</translation>
    </message>
    <message>
        <source>a photo&apos;s legend begins with its credit</source>
        <translation>图片说明以来源开头</translation>
    </message>
    <message>
        <source>the article in hand is left in the middle of a sentence</source>
        <translation>手上的报道停在半句话</translation>
    </message>
    <message>
        <source>the article in hand is left without names</source>
        <translation>手上的报道没有署名</translation>
    </message>
    <message>
        <source>an article is taken up again</source>
        <translation>回到前面的报道</translation>
    </message>
    <message>
        <source>the article had rested at a paragraph&apos;s end</source>
        <translation>前面的报道停在段末</translation>
    </message>
    <message>
        <source>an article is left with a title alone</source>
        <translation>报道只剩题目</translation>
    </message>
    <message>
        <source>an article ends in the middle of a sentence</source>
        <translation>报道在半句话处结束</translation>
    </message>
    <message>
        <source>an article has no text</source>
        <translation>报道没有正文</translation>
    </message>
    <message>
        <source>an article has no title</source>
        <translation>报道没有题目</translation>
    </message>
    <message>
        <source>an article bears no names</source>
        <translation>报道没有署名</translation>
    </message>
    <message>
        <source>an article names no zone, park or city</source>
        <translation>报道没有提到任何园区或城市</translation>
    </message>
    <message>
        <source>an article has one paragraph and bears no names</source>
        <translation>报道只有一段，也没有署名</translation>
    </message>
    <message>
        <source>an article ends with a sub-heading</source>
        <translation>报道以小标题结尾</translation>
    </message>
    <message>
        <source>a title after its article</source>
        <translation>题目在报道之后</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Something went wrong in the program: {0}</source>
        <translation>程序出错：{0}</translation>
    </message>
</context>
</TS>
