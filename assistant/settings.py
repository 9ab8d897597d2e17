"""All settings, from a TOML file and from ``GONGWU_*`` environment variables; the environment wins."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from typing_extensions import override

from assistant.errors import SettingsError

PREFIX = "GONGWU_"


def default_library_folder() -> Path:
    """The platform's folder for this user's data."""
    from platformdirs import user_data_path

    return user_data_path("gongwu", appauthor=False) / "library"


def default_records_url() -> str:
    """A file in the platform's folder for this user's data."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('gongwu', appauthor=False) / 'records' / 'records.sqlite3'}"


def settings_file() -> Path:
    """``GONGWU_SETTINGS``, else ``gongwu.toml`` in the platform's configuration folder."""
    from platformdirs import user_config_path

    named = os.environ.get(f"{PREFIX}SETTINGS")
    return Path(named) if named else user_config_path("gongwu", appauthor=False) / "gongwu.toml"


class Settings(BaseSettings):
    """What an installation may set; each field is ``GONGWU_`` and its name in capitals, or a line of the TOML file."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid")

    library_dir: Path = Field(default_factory=default_library_folder, description="知识库所在文件夹")
    vectors: bool = Field(default=True, description="是否计算语义向量；关闭后只用词法检索")
    host: str = Field(default="127.0.0.1", description="网页服务监听的地址，目前只允许本机")
    port: int = Field(default=7860, ge=1, le=65535, description="网页服务监听的端口")
    record_gaps: bool = Field(
        default=False, description="是否在知识库文件夹里记下没有找到依据的问题及次数，供编写标准答复；个人信息遮住再记"
    )
    records_url: SecretStr = Field(
        default=SecretStr(""), description="记录数据库的地址，不写则是本用户数据目录下的一个 SQLite 文件"
    )
    audit: bool = Field(default=True, description="网页和 /v1 的提问、答复是否记入审计；记不进去时不作答")
    chat_enabled: bool = Field(default=True, description="是否用语言模型作答；关闭后即使配置了模型也只摘录条文")
    chat_base_url: str = Field(
        default="", description="语言模型服务的地址（OpenAI 兼容）；与 chat_model 都写了才使用模型"
    )
    chat_model: str = Field(default="", description="语言模型的名称")
    chat_api_key: SecretStr = Field(default=SecretStr(""), description="语言模型服务的密钥；不会显示，也不会写进日志")
    chat_intranet_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="内网里的模型服务主机名，逗号分隔；发往这些主机和本机的文字不作脱敏"
    )
    chat_timeout: float = Field(default=60, gt=0, le=600, description="模型答完一个问题的总时限，秒")
    chat_first_token: float = Field(default=30, gt=0, le=600, description="等模型开始回答的时限，秒")
    chat_idle: float = Field(default=20, gt=0, le=600, description="模型两段输出之间的时限，秒")
    chat_retries: int = Field(default=2, ge=0, le=2, description="模型服务暂时出错时最多重试几次")
    chat_passage_tokens: int = Field(
        default=4000, ge=300, le=100_000, description="一次交给模型的条文最多多少词元（token）；应小于模型能读的长度"
    )
    chat_rewrite: bool = Field(default=False, description="追问时是否先请模型把问题补全；关闭时按规则结合上文")
    chat_structured: bool = Field(
        default=True, description="是否先请模型按固定格式逐句作答并填写依据；服务不支持时自动改用普通方式"
    )
    chat_second_look: bool = Field(default=False, description="是否请模型对答案再核对一遍；更慢，只会删去句子")
    chat_understand: bool = Field(default=False, description="是否请模型把问题换成法规的用语，一并检索；更慢")

    rerank_base_url: str = Field(
        default="", description="重排服务的地址（vLLM、Xinference、TEI 的 /rerank 接口）；不写则按自己的顺序"
    )
    rerank_model: str = Field(default="", description="重排模型的名称；TEI 不用写")
    rerank_api_key: SecretStr = Field(default=SecretStr(""), description="重排服务的密钥；不会显示，也不会写进日志")
    rerank_timeout: float = Field(default=1.5, gt=0, le=30, description="一个问题里等重排服务的总时限，秒")

    embedding_base_url: str = Field(
        default="",
        description="向量服务的地址（OpenAI 兼容的 /embeddings 接口），只能在本机或内网；不写则用内置的向量模型",
    )
    embedding_model: str = Field(default="", description="向量模型的名称；换了名称，全部重新计算，算完之前照旧")
    embedding_api_key: SecretStr = Field(default=SecretStr(""), description="向量服务的密钥；不会显示，也不会写进日志")
    embedding_batch: int = Field(default=32, ge=1, le=256, description="一次请求发送多少段条文")
    embedding_question_prefix: str = Field(default="", description="这个模型要求写在问题前面的话，照它的说明填写")
    embedding_passage_prefix: str = Field(default="", description="这个模型要求写在条文前面的话，照它的说明填写")

    api_keys: SecretStr = Field(
        default=SecretStr(""),
        description="其他程序使用 /v1 接口的密钥，逗号分隔，每个至少 16 个字符；一个也没有时接口不开放",
    )
    api_keys_file: Path | None = Field(
        default=None, description="存放 /v1 接口密钥的文件，一行一个密钥的 SHA-256，后面可写名称"
    )

    @field_validator("chat_intranet_hosts", mode="before")
    @classmethod
    def _hosts(cls, value: object) -> object:
        names = value.split(",") if isinstance(value, str) else value
        return (
            tuple(name.strip().lower() for name in names if name.strip()) if isinstance(names, list | tuple) else names
        )

    @field_validator("library_dir")
    @classmethod
    def _home(cls, value: Path) -> Path:
        return value.expanduser()

    @classmethod
    @override
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then the TOML file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, settings_file())


def load_settings(**given: object) -> Settings:
    """Reads the settings.

    Args:
        given: Values that win over the environment and the file, for instance from the command line.

    Raises:
        SettingsError: A value cannot be used, the file has a line that is no setting, is not TOML, or is named and missing.
    """
    if os.environ.get(f"{PREFIX}SETTINGS") and not settings_file().is_file():
        raise SettingsError(f"找不到设置文件 {settings_file()}，请改正环境变量 {PREFIX}SETTINGS。")
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        names = "、".join(PREFIX + str(detail["loc"][0]).upper() for detail in error.errors())
        raise SettingsError(f"设置 {names} 不存在或值不能使用，请改正环境变量或 {settings_file()}。") from error
    except ValueError as error:
        raise SettingsError(f"设置文件 {settings_file()} 不是有效的 TOML，请改正后重试。") from error
