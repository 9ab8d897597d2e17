"""The house norm of a check, with what this browser has switched off and called right."""

from __future__ import annotations

from assistant.page.proofreading.state import CheckOptions
from assistant.rules.profile import Profile, load_profile
from assistant.rules.registry import all_rules


def profile_of(options: CheckOptions) -> Profile:
    """The norm that some options ask for.

    Raises:
        ProfileError: There is no such norm.
    """
    # What the browser remembers may name rules that an update has taken away.
    norm = load_profile(options.profile).without(options.off & {rule.code for rule in all_rules()})
    return Profile(norm.name, norm.title, norm.source, norm.rules, norm.words | options.words)
