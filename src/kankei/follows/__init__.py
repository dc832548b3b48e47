"""What a reader follows, and マイニュース made from it."""
