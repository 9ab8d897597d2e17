"""Standard answers (标准答复): questions that an office has answered itself, with the articles that they rest on."""
