"""Gongwu 公务助手: cited answers from a policy library, and checks of official documents."""
