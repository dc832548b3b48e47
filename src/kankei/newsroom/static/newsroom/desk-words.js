// What Wagtail's scripts say, for which its catalogue has no Japanese. It must stand before they
// draw anything, so it is no module.
if (document.documentElement.lang.startsWith("ja") && window.django?.catalog) {
  Object.assign(window.django.catalog, {
    "(%(number)s new items in this menu)": "（このメニューに新しいもの%(number)s件）",
    "(1 new item in this menu)": "（このメニューに新しいもの1件）",
    "(New)": "（新）",
    "%(num)s error": ["誤り%(num)s件"],
    "%(num)s min": ["%(num)s分"],
    "A network error occurred.": "通信が途切れました。",
    "A server error occurred.": "サーバーで誤りが起きました。",
    "Autosave in progress…": "自動で保存しています",
    "Changes have been autosaved.": "自動で保存しました。",
    "Character count:": "文字数:",
    "Collapse all": "すべて閉じる",
    "Deleting": "削除しています",
    "Error while sending preview data.": "プレビューを送れませんでした。",
    "Expand all": "すべて開く",
    "Main menu": "主なメニュー",
    "No": "いいえ",
    "Report this error to your website administrator with the following information:": "次の内容を運用者に伝えてください:",
    "Search options…": "さがす",
    "Toggle section": "欄を開閉する",
    "Toggle side panel": "横の欄を開閉する",
    "Toggle sidebar": "メニューの欄を開閉する",
    "Yes": "はい",
  });
}
