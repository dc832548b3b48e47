"""Addresses of what a reader does: follow, save, マイニュース, search, comment."""

from django.urls import path, re_path
from django.urls.resolvers import URLPattern

from kankei.web.pages import (
    experts,
    follow_files,
    follow_list,
    follow_order,
    follow_states,
    following,
    keywords,
    marking,
    my,
    notices,
    saving,
)
from kankei.web.pages import read_together as together
from kankei.web.pages import search as searching

urlpatterns: list[URLPattern] = [
    path("my/", my.my, name="my"),
    path("my/read/", marking.mark_read, name="mark_read"),
    path("my/unread/", marking.mark_unread, name="mark_unread"),
    path("my/read-all/undo/", marking.undo_mark_all_read, name="undo_mark_all_read"),
    path("my/read-follow/", marking.mark_follow_read, name="mark_follow_read"),
    path("my/read-all/", marking.mark_all_read, name="mark_all_read"),
    path("my/read-together/", together.read_together, name="read_together"),
    path("follows/export.json", follow_files.follows_json, name="follows_json"),
    path("follows/export.opml", follow_files.follows_opml, name="follows_opml"),
    path("follows/import/", follow_files.import_follows, name="import_follows"),
    path("follows/order/", follow_order.follow_order, name="follow_order"),
    re_path(
        r"^follows/order/(?P<way>top|up|down|bottom|beside)/$",
        follow_order.move_follow,
        name="move_follow",
    ),
    path("follows/mute-keyword/", follow_states.mute_keyword, name="mute_keyword"),
    re_path(
        r"^follows/(?P<change>pause|mute|resume|end)/$",
        follow_states.change_follow,
        name="change_follow",
    ),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_notices, name="read_notices"),
    path("follows/tell/", following.tell, name="tell"),
    path("follows/", follow_list.follow_list, name="follows"),
    path("follow/", following.follow, name="follow"),
    path("follow/keyword/", keywords.follow_keyword, name="follow_keyword"),
    path("follow/preview/", keywords.keyword_preview, name="keyword_preview"),
    path("unfollow/", following.unfollow, name="unfollow"),
    path("saved/", saving.saved, name="saved"),
    path("save/", saving.save, name="save"),
    path("unsave/", saving.unsave, name="unsave"),
    path("search/", searching.search, name="search"),
    path("experts/", experts.experts, name="experts"),
    path("experts/<str:name>/", experts.expert, name="expert"),
    path("comments/", experts.own_comments, name="own_comments"),
    path("articles/<int:pk>/comment/", experts.write_comment, name="write_comment"),
]
