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
        <source>Show where this stands on the page</source>
        <translation>查看在版面上的位置</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
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
        <source>Figures as CSV</source>
        <translation>数据 CSV</translation>
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
        <source>All {0}</source>
        <translation>全部 {0}</translation>
    </message>
    <message>
        <source>Copy with sentence and source</source>
        <translation>连同句子和出处复制</translation>
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
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The library is being opened.</source>
        <translation>正在打开资料库。</translation>
    </message>
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
        <source>Nothing is marked here yet. Select text to highlight it (H) or to note something (Ctrl+M).</source>
        <translation>这里还没有标注。选中文字，按 H 标注，按 Ctrl+M 写笔记。</translation>
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
    <name>PageText</name>
    <message>
        <source>The page&apos;s own text</source>
        <translation>版面原文</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Reading all pages anew…</source>
        <translation>正在重新读取全部版面…</translation>
    </message>
    <message>
        <source>No pages yet. Open some with Ctrl+O, or drop files here.</source>
        <translation>还没有版面。按 Ctrl+O 打开，或把文件拖到这里。</translation>
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
        <source>Here stands the page&apos;s own text, once an article is open.</source>
        <translation>打开一篇报道后，这里显示版面原文。</translation>
    </message>
    <message>
        <source>{0}: the numbered pieces make this article, in the order of reading. Click one to go there.</source>
        <translation>{0}：标有序号的各段按阅读顺序组成这篇报道。点一段即可跳到那里。</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>The original {0} has taken this digest&apos;s place; what you marked here stays.</source>
        <translation>原版面 {0} 已取代这份摘编；您在这里所做的标记都保留着。</translation>
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
zone: province: page: kind: has: date:
投资&gt;100亿 · 增长&gt;=20% · money:&gt;1e9 · 面积 100..500亩</source>
        <translation>词语都要出现 · &quot;短语&quot; · -不要的词
zone: province: page: kind: has: date:（也可写 园区: 省: 版面: 类型: 含: 日期:）
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
        <source>Nothing meets all of this. Try less, or a part of a word.</source>
        <translation>没有同时符合这些条件的文章。请减少条件，或只写词语的一部分。</translation>
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
        <source>Note on the selection</source>
        <translation>给选中的文字写笔记</translation>
    </message>
    <message>
        <source>Copy with source</source>
        <translation>连同出处复制</translation>
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
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Nothing here matches. Clear the filter to see every zone.</source>
        <translation>没有符合的内容。清除筛选可看到全部园区。</translation>
    </message>
    <message>
        <source>Nothing is marked yet. Ctrl+D sets a bookmark, Ctrl+M writes a note.</source>
        <translation>还没有标记。按 Ctrl+D 加书签，按 Ctrl+M 写笔记。</translation>
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
        <source>Expand all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Group by page</source>
        <translation>按版面分组</translation>
    </message>
    <message>
        <source>Group by zone</source>
        <translation>按园区分组</translation>
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
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>Highlight the selection</source>
        <translation>标注选中的文字</translation>
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
        <source>User guide</source>
        <translation>使用手册</translation>
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
</context>
<context>
    <name>window</name>
    <message>
        <source>Something went wrong in the program: {0}</source>
        <translation>程序出错：{0}</translation>
    </message>
</context>
</TS>
