"""The 知识库 tab: who keeps the library sees what it holds, takes files in, and puts right what is said of them."""
